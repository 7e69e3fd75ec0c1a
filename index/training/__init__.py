"""Training the embedded encoder. Needs the ``train`` extra; nothing on the way to an answer imports it."""
