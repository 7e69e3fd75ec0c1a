"""How much room a disk must have left for new documents to be taken; apart, since looking at a disk reads no format."""

from ingest.limits import MEGABYTE

ROOM_LEFT = 200 * MEGABYTE
