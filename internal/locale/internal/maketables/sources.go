package main

// A source is an archive that facts are taken from.
type source struct {
	name, version string
	file          string // of the archive
	sum           string // its SHA-256
}

// The archives, which [run] reads in this order.
var (
	cldrCore    = source{"cldr-core", "48.2.0", "cldr-core-48.2.0.tgz", "5310e0c7a06c1feb83dc8e54c8584bbe0b9c2ea8320172a18d541986b124585d"}
	cldrMisc    = source{"cldr-misc-full", "48.2.0", "cldr-misc-full-48.2.0.tgz", "c6ba8384d7ea8701cf86935db0461379231ddd970cc41c249f4a33b9857ded3c"}
	cldrNames   = source{"cldr-localenames-full", "48.2.0", "cldr-localenames-full-48.2.0.tgz", "7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57"}
	weblateData = source{"weblate-language-data", "2026.11", "weblate_language_data-2026.11-py3-none-any.whl", "f7171c792fdbadd80221636bddd15777b2823e7664f04c841f17f7f0ea78e7f2"}
)
