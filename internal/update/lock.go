package update

import (
	"context"
	"time"

	"github.com/pobook/pobook/internal/book"
)

// lock waits until no other update of the handbook runs. waiting is called once
// if there is one.
func lock(ctx context.Context, b *book.Book, waiting func()) (unlock func(), err error) {
	const often = 50 * time.Millisecond
	for first := true; ; first = false {
		unlock, ok, err := b.TryLock()
		if ok || err != nil {
			return unlock, err
		}
		if first && waiting != nil {
			waiting()
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(often):
		}
	}
}
