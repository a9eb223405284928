package report

import (
	"encoding/json"
	"io"
)

// writeJSON writes a document as people may read it, with < and & as they are.
func writeJSON(w io.Writer, document any) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(document)
}
