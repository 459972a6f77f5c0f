"""How the bundled French encoder was made: open data in, `index/french_encoder` out."""
