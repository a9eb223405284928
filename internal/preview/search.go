package preview

import (
	"context"
	"net/http"
	"strings"

	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/inorder"
)

// A hit is a message in which a search finds all its words.
type hit struct {
	Section string `json:"section"` // its title
	Address string `json:"address"` // of the message
	Source  string `json:"source"`
	Text    string `json:"text,omitempty"` // the translation
	State   string `json:"state"`
}

// hits are what a search finds.
type hits struct {
	Hits []hit `json:"hits"`
	More bool  `json:"more,omitempty"` // whether there are others
}

// The limits of a search: how long a question is in bytes, and how many answers it gets.
const (
	longestQuestion = 200
	mostHits        = 50
)

// find answers a search in sources and translations of a locale.
func find(h *handbook, w http.ResponseWriter, r *http.Request) {
	sn, _, release := h.view()
	defer release()
	e := sn.edition(r.FormValue("locale"))
	question := r.FormValue("q")
	if e == nil || len(question) > longestQuestion {
		http.Error(w, "there is nothing to search in, or the question is too long", http.StatusBadRequest)
		return
	}
	sendJSON(w, search(h, r.Context(), sn, e, strings.Fields(folded(question))))
}

// search returns the messages in which all of some folded words stand, in the order of the book. Words are found
// anywhere, as texts in Han have no spaces between theirs.
func search(h *handbook, ctx context.Context, sn *snapshot, e *edition, wanted []string) hits {
	found := hits{Hits: []hit{}}
	if len(wanted) == 0 {
		return found
	}
	queue := inorder.New(make([]struct{}, inorder.Workers()), func(list []hit) { found.Hits = append(found.Hits, list...) })
	for _, section := range sn.sections {
		if ctx.Err() != nil || len(found.Hits) > mostHits {
			break
		}
		queue.Add(func(struct{}) []hit { return searchIn(h, sn, e, section, wanted) })
	}
	queue.Wait()
	if len(found.Hits) > mostHits {
		found.Hits, found.More = found.Hits[:mostHits], true
	}
	return found
}

func searchIn(h *handbook, sn *snapshot, e *edition, section content.Section, wanted []string) []hit {
	var list []hit
	in := h.searchable(sn, e, section)
	for i, text := range in.folded {
		if holds(text, wanted) {
			t := in.texts[i]
			list = append(list, hit{Section: h.titleIn(e, section), Address: linksTo(e.locale.Code, section.Path, t.ID), Source: t.Source, Text: t.Translation, State: t.State})
		}
	}
	return list
}

func holds(text string, wanted []string) bool {
	for _, word := range wanted {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
