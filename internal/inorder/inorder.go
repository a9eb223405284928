// Package inorder does work side by side whose results are taken in order, so that they are
// the same on a machine with one processor and on one with many.
//
// It knows nothing of what the work is. Start reading at [Queue].
package inorder

import "runtime"

// Workers is how many workers there is use for: as many as processors.
func Workers() int { return runtime.GOMAXPROCS(0) }

// A Queue is work that is being done: each piece of it by one of some workers, which are
// given theirs in the order of the pieces. Results are taken in that order too, on the
// goroutine that adds work. No more of them wait at once than twice the number of workers.
//
// A queue is used by one goroutine.
type Queue[W, R any] struct {
	free    chan W
	pending []chan R // of the pieces that have not been taken, in their order
	most    int
	take    func(R)
}

// New returns a queue without work. There has to be a worker; what a worker is made of, such
// as memory that it uses again and again, is nobody else's as long as it is at work.
func New[W, R any](workers []W, take func(R)) *Queue[W, R] {
	q := &Queue[W, R]{free: make(chan W, len(workers)), most: 2 * len(workers), take: take}
	for _, w := range workers {
		q.free <- w
	}
	return q
}

// Add adds a piece of work, which begins as soon as a worker is free. It may take results of
// earlier ones before it returns.
func (q *Queue[W, R]) Add(work func(W) R) {
	if len(q.pending) == q.most {
		q.takeFirst()
	}
	worker, result := <-q.free, make(chan R, 1)
	q.pending = append(q.pending, result)
	go func() {
		made := work(worker)
		q.free <- worker
		result <- made
	}()
}

// Wait takes the results that have not been taken.
func (q *Queue[W, R]) Wait() {
	for len(q.pending) > 0 {
		q.takeFirst()
	}
}

func (q *Queue[W, R]) takeFirst() {
	first := q.pending[0]
	q.pending = append(q.pending[:0], q.pending[1:]...)
	q.take(<-first)
}
