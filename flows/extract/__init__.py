"""Finding, reading and decoding of inputs."""
