"""From handshake to delivery: how far each undertaking has come, the board of all of them, and the trail of one."""
