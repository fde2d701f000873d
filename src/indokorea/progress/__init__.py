"""The stage of every undertaking on a day, the board that counts them, and the trail of each through time."""
