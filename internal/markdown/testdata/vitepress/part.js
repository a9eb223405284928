const bed = 1
