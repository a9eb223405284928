package content

import (
	"testing"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// The configuration knows the dialects that there are.
func TestDialects(t *testing.T) {
	t.Parallel()
	all := dialect.Dialects()
	if len(all) != len(config.Dialects) {
		t.Errorf("%d dialects, and %d words for them", len(all), len(config.Dialects))
	}
	for _, name := range config.Dialects {
		if _, ok := dialect.Named(name); !ok {
			t.Errorf("%q is not a dialect", name)
		}
	}
}
