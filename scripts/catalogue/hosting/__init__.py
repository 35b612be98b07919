"""Where a site is put: what hosts take, the files they read, and the addresses that were once published."""
