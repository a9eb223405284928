package bookgen

import (
	"fmt"
	"math"
	"runtime"
	"testing"
	"time"
)

// How [Linear] measures. Work that grows with the square of its size takes 256
// times as long when its size is multiplied by 16, work in proportion 16 times;
// the limit is as far from the one as from the other.
const (
	linearFactor = 16
	linearLimit  = 4 * linearFactor
	fewestRounds = 2
	mostRounds   = 12
)

// Linear fails a test if the processor time of some work grows out of
// proportion to its size, as with its square. It does the work for size and for
// 16 times size; what says which work it is.
//
// It takes the time of the calling goroutine's own thread, and the least of
// several rounds, so that neither a busy machine nor other tests matter, nor
// how fast the machine is. The smaller work should take 0.1 ms or more. What
// other goroutines do for it is not counted.
func Linear(t testing.TB, what string, size int, work func(size int)) {
	t.Helper()
	if err := outOfProportion(size, work); err != nil {
		t.Errorf("%s: %v", what, err)
	}
}

// outOfProportion returns an error with the times if they are not in
// proportion. Disturbances only ever lengthen what is measured, so it goes on
// while they may be the reason.
func outOfProportion(size int, work func(size int)) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	short, long := time.Duration(math.MaxInt64), time.Duration(math.MaxInt64)
	for round := range mostRounds {
		short = min(short, timeOf(work, size))
		long = min(long, timeOf(work, size*linearFactor))
		if round+1 >= fewestRounds && long <= linearLimit*short {
			return nil
		}
	}
	return fmt.Errorf("%v for %d, but %v for %d", short, size, long, size*linearFactor)
}

func timeOf(work func(int), size int) time.Duration {
	before := threadTime()
	work(size)
	return threadTime() - before
}
