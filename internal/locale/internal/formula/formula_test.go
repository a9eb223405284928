package formula_test

import (
	"testing"

	"github.com/pobook/pobook/internal/locale/internal/formula"
)

func TestParse(t *testing.T) {
	t.Parallel()
	tests := []struct {
		expression string
		n, want    int
	}{
		{"0", 5, 0},
		{"n != 1", 1, 0},
		{"n != 1", 7, 1},
		{"(n == 1) ? 0 : ((n == 2) ? 1 : 2)", 2, 1},
		{"n==1 ? 0 : n==2 ? 1 : 2", 3, 2},
		{"n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2", 22, 1},
		{"n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2", 12, 2},
		{"!n", 0, 1},
		{"n-1-1", 3, 1},
		{"1+2*3", 0, 7},
		{"n/0", 3, 0},
	}
	for _, test := range tests {
		f, err := formula.Parse(test.expression)
		if err != nil {
			t.Errorf("%s: %v", test.expression, err)
		} else if got := f(test.n); got != test.want {
			t.Errorf("%s of %d is %d, want %d", test.expression, test.n, got, test.want)
		}
	}
	for _, wrong := range []string{"", "n=1", "(n", "n)", "n ? 1", "m", "n n", "99999999999999999999"} {
		if _, err := formula.Parse(wrong); err == nil {
			t.Errorf("%q is read", wrong)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("n==1 ? 0 : (n%10>=2 && !n) ? 1 : 2")
	f.Fuzz(func(_ *testing.T, expression string) {
		if len(expression) > 1000 {
			return
		}
		if read, err := formula.Parse(expression); err == nil {
			read(7)
		}
	})
}
