package threeway

// A side is one of the two that are merged. Which is ours says nothing about whose work it
// is: a rebase has them the other way round than a merge.
type side int

const (
	ours side = iota
	theirs
)

func (s side) other() side { return 1 - s }

// pick returns the side whose value counts: the one that has changed it against the ancestor. Where
// both have, and differ, it is the one of the tie.
func pick[T any](was T, now [2]T, tie side, same func(x, y T) bool) (winner side, both bool) {
	switch {
	case same(now[ours], now[theirs]), same(now[theirs], was):
		return ours, false
	case same(now[ours], was):
		return theirs, false
	}
	return tie, true
}
