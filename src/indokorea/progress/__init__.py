"""From handshake to delivery: how far each undertaking has come, the board of all of them, and the trail of one."""

from indokorea.progress.board import Board, BoardEntry, BoardLine, board_of
from indokorea.progress.money import BoardMoney, MoneyItem, MoneyLine
from indokorea.progress.overdue import Overdue
from indokorea.progress.standing import ProgressStanding, progress_on
from indokorea.progress.steps import ProgressStep
from indokorea.progress.trail import Trail, TrailGap, TrailStage, TrailStep, trail_of

__all__ = [
    "Board",
    "BoardEntry",
    "BoardLine",
    "BoardMoney",
    "MoneyItem",
    "MoneyLine",
    "Overdue",
    "ProgressStanding",
    "ProgressStep",
    "Trail",
    "TrailGap",
    "TrailStage",
    "TrailStep",
    "board_of",
    "progress_on",
    "trail_of",
]
