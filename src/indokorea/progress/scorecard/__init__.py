"""The scorecard: what came of promises, of things to be delivered, of agreements and of dialogues."""
