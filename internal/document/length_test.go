package document

import "testing"

func TestParseLength(t *testing.T) {
	t.Parallel()
	tests := map[string]Length{
		"200": {Value: 200}, "200px": {Value: 200}, " 1.5 in ": {Value: 144}, "72pt": {Value: 96}, "10MM": {Value: 96 / 2.54},
		"50%": {50, true}, "50 %": {50, true},
		"": {}, "auto": {}, "-5": {}, "0": {}, "12 apples": {}, "1e9": {}, "NaN": {}, "calc(100% - 2px)": {},
	}
	for text, want := range tests {
		if got := ParseLength(text); got != want {
			t.Errorf("%q is %+v, want %+v", text, got, want)
		}
	}
	if got := (Length{Value: 96}).Points(400); got != 72 {
		t.Errorf("an inch is %v points", got)
	}
	if got := (Length{50, true}).Points(400); got != 200 {
		t.Errorf("half the column is %v points", got)
	}
}
