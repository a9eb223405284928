package main

import (
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestOrderOfRandomGraphs compares the order that is found with the best of all
// orders. The bound may be too low, but never too high.
func TestOrderOfRandomGraphs(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 4))
	proved := 0
	const graphs = 300
	for range graphs {
		g := randomGraph(random, 2+random.IntN(9), 1+random.IntN(5))
		best := cheapest(costs(g)) / anArrow
		o := order(g)
		if back := len(o.back(g)); back != best {
			t.Errorf("%d arrows run back up, %d must, in %v", back, best, g.uses)
		}
		if o.atLeast > best {
			t.Errorf("at least %d arrows run back up, it says, but %d do, in %v", o.atLeast, best, g.uses)
		}
		if o.atLeast == best {
			proved++
		}
		if files := slices.Sorted(slices.Values(o.files)); len(slices.Compact(files)) != len(g.files) {
			t.Errorf("the order has %d of %d files", len(files), len(g.files))
		}
	}
	if proved < graphs*3/4 {
		t.Errorf("the bound was reached in %d of %d graphs only", proved, graphs)
	}
}

// TestOrderCountsNames takes the arrow with fewer names of two that would do.
func TestOrderCountsNames(t *testing.T) {
	t.Parallel()
	g := graph{files: []string{"a.go", "b.go"}, uses: [][][]string{{nil, {"x", "y"}}, {{"z"}, nil}}}
	if got := order(g).back(g); len(got) != 1 || got[0] != [2]int{1, 0} {
		t.Errorf("these arrows run back up: %v", got)
	}
}

// TestOrderOfManyFiles has a ring of sixty files, each of which also uses the one
// before it: one arrow of each pair runs back up, and one of the ring.
func TestOrderOfManyFiles(t *testing.T) {
	t.Parallel()
	const n = 60
	g := graph{files: make([]string, n), uses: make([][][]string, n)}
	for i := range n {
		g.uses[i] = make([][]string, n)
		g.uses[i][(i+1)%n] = []string{"next"}
		g.uses[i][(i+n-1)%n] = []string{"last"}
	}
	if back := len(order(g).back(g)); back != n {
		t.Errorf("%d arrows run back up, want %d", back, n)
	}
	if again := order(g); !slices.Equal(again.files, order(g).files) {
		t.Error("the same graph has two orders")
	}
}

// randomGraph returns a graph in which a pair of files has an arrow in density of
// ten cases.
func randomGraph(random *rand.Rand, files, density int) graph {
	g := graph{files: make([]string, files), uses: make([][][]string, files)}
	for i := range files {
		g.uses[i] = make([][]string, files)
		for j := range files {
			if i != j && random.IntN(10) < density {
				g.uses[i][j] = make([]string, 1+random.IntN(3))
			}
		}
	}
	return g
}

// cheapest returns what the best order costs. It goes through all sets of
// files: the best order of a set has one of them on top, and below it the best
// order of the others.
func cheapest(cost [][]int) int {
	best := make([]int, 1<<len(cost))
	for set := 1; set < len(best); set++ {
		best[set] = 1 << 62
		for tops := set; tops != 0; tops &= tops - 1 {
			top := bits.TrailingZeros(uint(tops))
			sum := best[set&^(1<<top)]
			for users := set &^ (1 << top); users != 0; users &= users - 1 {
				sum += cost[bits.TrailingZeros(uint(users))][top]
			}
			best[set] = min(best[set], sum)
		}
	}
	return best[len(best)-1]
}
