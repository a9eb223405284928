package diag_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/diag"
)

func TestReporterTakesErrors(t *testing.T) {
	t.Parallel()
	first := diag.Diagnostic{Code: "first", Message: diag.Textf("this")}
	second := diag.Diagnostic{Code: "second", Severity: diag.Warning, Message: diag.Textf("that")}
	tests := []struct {
		name string
		err  error
		want diag.List
	}{
		{"nil", nil, nil},
		{"a diagnostic", first, diag.List{first}},
		{"an empty list", diag.List{}.Err(), nil},
		{"a list in another error", fmt.Errorf("reading: %w", diag.List{first, second}), diag.List{first, second}},
		{"joined", errors.Join(second, first), diag.List{second, first}},
		{"anything else", errors.New("disk on fire"), diag.List{{Message: diag.Verbatim("disk on fire")}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got diag.List
			diag.Reporter(got.Add).Error(tt.err)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
