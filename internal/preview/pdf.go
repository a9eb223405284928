package preview

import (
	"context"
	"net/http"
	"strconv"
	"sync"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/volume"
)

// A press makes the PDFs of the locales, one at a time, when somebody asks for one. They are kept in memory.
type press struct {
	mutex sync.Mutex
	jobs  map[string]*job // by the codes of the locales
	turn  chan struct{}   // is full while one is made
}

// A job is a PDF that is made, or was.
type job struct {
	busy   bool
	step   volume.Step
	failed []string // why there is none of the handbook as it was asked for last
	number int      // of those that have been made; 0 before the first
	made   volume.PDF
}

// A shownJob is what a page is told of a job.
type shownJob struct {
	Busy     bool     `json:"busy"`
	Set      int      `json:"set"`
	Sections int      `json:"sections"`
	Writing  bool     `json:"writing"`
	Failed   []string `json:"failed,omitempty"`
	// Address is that of the last one that was made; Page is where the section begins in it.
	Address string `json:"address,omitempty"`
	Page    int    `json:"page,omitempty"`
	Pages   int    `json:"pages,omitempty"`
}

func newPress() *press { return &press{jobs: map[string]*job{}, turn: make(chan struct{}, 1)} }

// job returns that of a locale; the mutex must be held.
func (p *press) job(code string) *job {
	if p.jobs[code] == nil {
		p.jobs[code] = &job{}
	}
	return p.jobs[code]
}

// show says how far the PDF of a locale is.
func (p *press) show(code, section string) shownJob {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	j := p.job(code)
	shown := shownJob{Busy: j.busy, Set: j.step.Set, Sections: j.step.Sections, Writing: j.step.Writing, Failed: j.failed}
	if j.number > 0 {
		shown.Address = "/" + code + "/book.pdf?n=" + strconv.Itoa(j.number)
		shown.Page, shown.Pages = max(1, j.made.Starts[section]), j.made.Pages
	}
	return shown
}

// order makes the PDF of a locale, unless that is being done. It returns when that is done.
func (p *press) order(ctx context.Context, sn *snapshot, e *edition, news func()) {
	code := e.locale.Code
	p.mutex.Lock()
	j := p.job(code)
	if j.busy {
		p.mutex.Unlock()
		return
	}
	j.busy, j.step, j.failed = true, volume.Step{}, nil
	p.mutex.Unlock()
	news()
	select {
	case p.turn <- struct{}{}:
		defer func() { <-p.turn }()
	case <-ctx.Done():
	}
	made, failed := set(ctx, sn, e, func(s volume.Step) {
		p.mutex.Lock()
		j.step = s
		p.mutex.Unlock()
		news()
	})
	p.mutex.Lock()
	if j.busy, j.failed = false, failed; failed == nil {
		j.made, j.number = made, j.number+1
	}
	p.mutex.Unlock()
	news()
}

// set sets the handbook in a locale, or says why that is not possible.
func set(ctx context.Context, sn *snapshot, e *edition, watch func(volume.Step)) (volume.PDF, []string) {
	var found diag.List
	plan := volume.PlanOf(ctx, sn.book, sn.sections, sn.date)
	plan.Watch = watch
	v, ok := volume.Recombine(ctx, plan, e.target, found.Add)
	if ok {
		images := volume.ReadImages(plan, v, volume.Formats{PDF: true}, found.Add)
		var made volume.PDF
		if made, ok = volume.SetPDF(ctx, plan, v, images, found.Add); ok {
			return made, nil
		}
	}
	failed := []string{}
	for _, d := range found {
		if d.Severity == diag.Error {
			failed = append(failed, d.Error())
		}
	}
	return volume.PDF{}, failed
}

// serve sends the PDF of a locale.
func (p *press) serve(w http.ResponseWriter, code string) {
	p.mutex.Lock()
	made, number := p.job(code).made, p.job(code).number
	p.mutex.Unlock()
	if number == 0 {
		http.Error(w, "this PDF has not been made yet; ask for it on the page of a section", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Security-Policy", documentPolicy)
	w.Header().Set("Content-Type", "application/pdf")
	w.Header().Set("Content-Disposition", `inline; filename="`+made.Name+`"`)
	w.Header().Set("Content-Length", strconv.Itoa(len(made.Data)))
	_, _ = w.Write(made.Data)
}
