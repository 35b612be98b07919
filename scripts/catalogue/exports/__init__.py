"""What leaves the site for paper, phones and other people's systems: prints, QR codes, packs of files."""
