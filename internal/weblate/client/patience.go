package client

import (
	"context"
	"fmt"
	"net/http"
	"time"
)

// patience is how long one request is worth waiting for.
type patience struct {
	sleep   func(context.Context, time.Duration) error
	waiting func(string, time.Duration)
	faults  int           // after which it was tried again
	busy    int           // times that the server was busy
	waited  time.Duration // for a server that was busy, or wanted to be left alone
}

const (
	// maxFaults are as many as a restart of a server makes, with pauses of 2, 4, 8 and 16
	// seconds.
	maxFaults  = 4
	firstPause = 2 * time.Second
	// maxPause is the longest between two questions whether a server is still busy.
	maxPause = time.Minute
	// maxWait is for a server that is busy or wants to be left alone. Weblate may be reading
	// a large repository; its limits of requests are by the hour or day, which nobody sits out.
	maxWait = 15 * time.Minute
	// unsaid is the pause after too many requests if the server does not say how long.
	unsaid = time.Minute
)

// wait pauses after a failure and returns nil if the request is to be sent again. Otherwise
// the error is that failure, or that of a context that has ended.
func (p *patience) wait(ctx context.Context, failed *Error, repeat bool) error {
	var (
		pause time.Duration
		why   string
	)
	switch {
	case failed.Status == http.StatusTooManyRequests:
		why, pause = "Weblate has had too many requests", failed.after
		if pause == 0 {
			pause = unsaid
		}
		if p.waited += pause; p.waited > maxWait {
			failed.Hint = fmt.Sprintf("run the same command again in %s", pause.Round(time.Second))
			return failed
		}
	case failed.Status == http.StatusLocked:
		why, pause = "Weblate is busy: "+failed.said(), min(firstPause<<min(p.busy, 10), maxPause)
		p.busy++
		if p.waited += pause; p.waited > maxWait {
			return failed
		}
	case !failed.strange && (failed.unsent || repeat && failed.unsettled()):
		why, pause = failed.cut(), firstPause<<p.faults
		if p.faults++; p.faults > maxFaults {
			return failed
		}
	default:
		return failed
	}
	p.waiting(why, pause)
	if err := p.sleep(ctx, pause); err != nil {
		return err
	}
	return ctx.Err()
}
