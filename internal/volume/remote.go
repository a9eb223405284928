package volume

import (
	"net/url"
	"strings"

	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
)

// A remoteHost is pictures on the web that sections show, of one host.
type remoteHost struct {
	name  string
	first diag.Position
	count int
}

// reportRemote warns of pictures on the web, which books do not have, since nothing is fetched: once for
// each host, as a book has many badges of one.
func reportRemote(sections []content.Section, formats Formats, reporter diag.Reporter) {
	var hosts []*remoteHost // in the order of the book
	byName := map[string]*remoteHost{}
	for _, s := range sections {
		if s.Order {
			continue
		}
		for _, link := range s.Parsed.Assets() {
			if !link.Image || !document.Remote(link.Destination) {
				continue
			}
			name := hostOf(link.Destination)
			if byName[name] == nil {
				byName[name] = &remoteHost{name: name, first: s.At(link.Offset)}
				hosts = append(hosts, byName[name])
			}
			byName[name].count++
		}
	}
	for _, h := range hosts {
		reporter(h.warning(formats.book()))
	}
}

// hostOf returns the host of a picture on the web, whatever its port.
func hostOf(destination string) string {
	u, err := url.Parse(destination)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

func (h *remoteHost) warning(book string) diag.Diagnostic {
	d := diag.Diagnostic{
		Position: h.first,
		Severity: diag.Warning,
		Code:     "remote-image",
		Message:  diag.Textf("a picture on %s is not in the %s, which fetches nothing: its alternative text is set instead", h.name, book),
		Hint:     diag.Textf("save a copy beside the section, and show that: ![…](images/name.png)"),
	}
	if h.count > 1 {
		d.Message = diag.Textf("%d pictures on %s are not in the %s, which fetches nothing: their alternative texts are set instead", h.count, h.name, book)
	}
	return d
}
