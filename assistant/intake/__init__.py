"""Files on their way into the library: received, looked over, read one after another, watched for. Knows no page."""
