"""How fast a build is, measured beside Hugo in the same run, on catalogues of any size made from the samples."""
