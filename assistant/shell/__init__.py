"""What the command line says and takes."""
