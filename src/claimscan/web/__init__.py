"""Are the sources still there, and are they what the note says? The only family that uses a network, and only when asked."""
