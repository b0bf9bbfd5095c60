"""Embedded content: codes such as {{embed:content_block_pension:basic-state-pension/rates/full}} inside details."""

from domain.embedding.codes import Code, codes_in, replaced
from domain.embedding.resolve import Targets, targets_of

__all__ = ["Code", "Targets", "codes_in", "replaced", "targets_of"]
