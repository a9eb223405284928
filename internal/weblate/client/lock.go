package client

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"path"
)

// A Lock is the event by which a component was locked.
type Lock struct {
	ID        int
	By        string // the name of the user; empty for Weblate itself
	When      string // as RFC 3339 has it
	Automatic bool   // for an alert, and Weblate takes the lock away with that
}

// locking is the action "Component locked" in a history (weblate/trans/actions.py).
const locking = "14"

// LastLock returns the last such event, whether the lock still holds or not; the zero
// value if there was none.
func (c Component) LastLock(ctx context.Context) (Lock, error) {
	asked := request{method: http.MethodGet, path: c.path + "changes/", query: url.Values{"action": {locking}, "page_size": {"1"}}.Encode(), repeat: true}
	var page struct {
		Results []struct {
			ID        int             `json:"id"`
			User      string          `json:"user"` // its address in the API
			Timestamp string          `json:"timestamp"`
			Details   json.RawMessage `json:"details"`
		} `json:"results"`
	}
	if err := c.client.call(ctx, asked, &page); err != nil || len(page.Results) == 0 {
		return Lock{}, err
	}
	event := page.Results[0]
	lock := Lock{ID: event.ID, When: event.Timestamp}
	if at, err := url.Parse(event.User); err == nil && event.User != "" {
		lock.By = path.Base(at.Path)
	}
	var details struct {
		Auto bool `json:"auto"`
	}
	// Other versions have other details, and then the lock is somebody's.
	if json.Unmarshal(event.Details, &details) == nil {
		lock.Automatic = details.Auto
	}
	return lock, nil
}
