UPDATE ticket SET stage = 'waiting' WHERE stage = 'open';
