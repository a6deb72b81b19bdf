"""The evolutionary group: MAP-Elites over typed syntax trees."""
