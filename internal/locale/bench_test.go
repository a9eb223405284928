package locale

import "testing"

// Every run of the program reads the table.
func BenchmarkTable(b *testing.B) {
	for b.Loop() {
		readTable()
	}
}
