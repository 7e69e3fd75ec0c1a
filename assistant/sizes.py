"""Numbers of bytes as people read them, for the terminal and the pages alike."""


def size(octets: int) -> str:
    """Say a number of bytes in the unit that fits it."""
    if octets < 1_000_000:
        return f"{octets / 1000:,.0f}KB"
    millions = octets / 1_000_000
    return f"{millions:,.0f}MB" if millions < 1000 else f"{millions / 1000:,.1f}GB".replace(".0GB", "GB")
