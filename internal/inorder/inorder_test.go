package inorder_test

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/pobook/pobook/internal/inorder"
)

// TestOrder has pieces of work that take longer or shorter, and wants their results in order,
// no worker at two pieces at once, and each at later pieces than before.
func TestOrder(t *testing.T) {
	t.Parallel()
	type worker struct {
		busy atomic.Bool
		last int
	}
	for _, count := range []int{1, 2, 8} {
		random := rand.New(rand.NewPCG(1, uint64(count)))
		workers := make([]*worker, count)
		for i := range workers {
			workers[i] = &worker{last: -1}
		}
		var got, want []int
		q := inorder.New(workers, func(n int) { got = append(got, n) })
		for i := range 200 {
			want = append(want, i)
			turns := random.IntN(50)
			q.Add(func(w *worker) int {
				if !w.busy.CompareAndSwap(false, true) {
					t.Error("a worker is at two pieces at once")
				}
				if w.last > i {
					t.Errorf("a worker does piece %d after %d", i, w.last)
				}
				w.last = i
				for range turns {
					runtime.Gosched()
				}
				w.busy.Store(false)
				return i
			})
			if waiting := i + 1 - len(got); waiting > 2*count {
				t.Fatalf("%d workers: %d results wait", count, waiting)
			}
		}
		q.Wait()
		if !slices.Equal(got, want) {
			t.Errorf("%d workers: got %v", count, got)
		}
	}
}
