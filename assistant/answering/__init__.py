"""The built-in answerer: evidence said in Korean sentences."""
