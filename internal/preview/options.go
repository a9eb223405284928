package preview

import "time"

// Options say what is served.
type Options struct {
	// Locales are the codes of those that are shown; none for all.
	Locales []string
	// Language is the code of the locale in which buttons are; "" leaves it to the browser.
	Language string
	// Date stands in PDFs for which the configuration names none; the epoch is for none.
	Date time.Time
	// Hosts are the names, besides those of loopback, by which the server may be asked.
	Hosts []string
	// Unit returns the address at which Weblate has a message of a section, by the code of the locale and the
	// checksum; "" if it is not known. Nil knows none.
	Unit func(section, code, checksum string) string
}
