"""What Muster knows of the world: tables, read strictly, and lookups in them."""
