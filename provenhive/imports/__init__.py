"""Problems of other tools read as specifications: SyGuS-IF files as units."""
