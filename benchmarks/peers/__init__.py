"""The systems that cleannews is compared with, each behind one plain interface."""

from benchmarks.peers.html import HTML_PEERS
from benchmarks.peers.peer import Peer, PeerMissingError
from benchmarks.peers.text import TEXT_PEERS

__all__ = ["HTML_PEERS", "TEXT_PEERS", "Peer", "PeerMissingError"]
