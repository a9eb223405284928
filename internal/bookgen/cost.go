package bookgen

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Cost benchmarks work that is done for each section of a book. An iteration
// calls f with every number below sections, as many at a time as there are
// processors. Besides the wall clock it reports
//
//   - cpu-s/op: seconds of processor time, of all threads, those that collect
//     garbage included;
//   - peak-MB: the most memory that the process held during one iteration,
//     what the benchmark itself keeps included.
func Cost(b *testing.B, sections int, f func(section int)) {
	b.Helper()
	b.ReportAllocs()
	peak := peakMemory(func() { atOnce(sections, f) })
	runtime.GC()
	before := processTime()
	for b.Loop() {
		atOnce(sections, f)
	}
	b.ReportMetric((processTime()-before).Seconds()/float64(b.N), "cpu-s/op")
	b.ReportMetric(float64(peak)/1e6, "peak-MB")
}

// Growth benchmarks how the processor time of work grows with its size. An
// iteration calls f once with 1 and once with 10; growth is how many times longer
// the second call takes. Linear work comes to 10.
func Growth(b *testing.B, f func(times int)) {
	b.Helper()
	var took [2]time.Duration
	f(10) // what is done once is done
	for b.Loop() {
		for i, times := range []int{1, 10} {
			runtime.GC()
			before := processTime()
			f(times)
			took[i] += processTime() - before
		}
	}
	b.ReportMetric(took[1].Seconds()/took[0].Seconds(), "growth")
}

// atOnce calls f with every number below n.
func atOnce(n int, f func(int)) {
	var (
		next    atomic.Int64
		workers sync.WaitGroup
	)
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	workers.Wait()
}

// peakMemory returns the most bytes that the process holds while f runs. The
// kernel's own count, ru_maxrss, never falls, so that it would speak of another
// benchmark.
func peakMemory(f func()) uint64 {
	debug.FreeOSMemory()
	var (
		done = make(chan struct{})
		peak = make(chan uint64)
	)
	go func() {
		most := heldMemory()
		for {
			select {
			case <-done:
				peak <- max(most, heldMemory())
				return
			case <-time.After(time.Millisecond):
				most = max(most, heldMemory())
			}
		}
	}()
	f()
	close(done)
	return <-peak
}

// heldMemory returns what the Go runtime has of the system's memory.
func heldMemory() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64() - sample[1].Value.Uint64()
}
