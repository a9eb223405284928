package two

const limit = 42

// Answer asks back.
func Answer(n int) int { return Question(n) }
