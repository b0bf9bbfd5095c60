"""The key that this site signs checkpoints with. Its name is the name of the log."""

import secrets
from pathlib import Path

from domain.proof import notes
from domain.proof.notes import BadNote, SignerKey
from domain.settings import InvalidSetting


def made_up() -> str:
    """A new key with a name that no other site has."""
    return notes.new_key(f"annals/{secrets.token_hex(4)}").written()


def signer(setting: str) -> SignerKey:
    """The key that CHECKPOINT_KEY is, or names the file of. Raises `InvalidSetting`, without repeating it."""
    try:
        is_key = setting.startswith(notes.PRIVATE)
        return notes.signer_key(setting if is_key else Path(setting).read_text())
    except BadNote as error:
        raise InvalidSetting(f"CHECKPOINT_KEY cannot be used. {error}.") from error
    except (OSError, ValueError) as error:
        raise InvalidSetting("CHECKPOINT_KEY has to be PRIVATE+KEY+NAME+ID+BASE64, or a file that holds it.") from error
