"""Pictures and captions for social networks: what a product or a collection is, in a post that can stand alone."""
