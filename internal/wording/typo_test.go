package wording

import "testing"

func TestTypo(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from, to string
		want     bool
	}{
		{"Open the parcle.", "Open the parcel.", true},
		{"It galopped by.", "It galloped by.", true},
		{"in the the kitchen", "in the kitchen", true},
		{"in the kitchen", "in the the kitchen", true},
		{"Wash it well", "Wash it well.", true},
		{"Wash it, well.", "Wash it well.", true},
		{"an house", "a house", true},
		{"the Teams work", "the teams work", true},
		{"form the start", "from the start", true},
		{"open sources worlds", "open source worlds", true},
		{"healty", "healthy", true},

		{"as its smallest part", "as its weakest part", false},
		{"Keep it dry.", "Always keep it dry.", false},
		{"Boil for 2 minutes.", "Boil for 3 minutes.", false},
		{"Boil for 1.5 minutes.", "Boil for 15 minutes.", false},
		{"Add 1.000 grains.", "Add 1,000 grains.", false},
		{"Below -5 degrees", "Below 5 degrees", false},
		{"Add 5 % salt", "Add 5 salt", false},
		{"Do it now.", "Do it not.", false},
		{"You can do it.", "You can't do it.", false},
		{"You don't", "You do it", false},
		{"Run `make` first.", "Run `mak` first.", false},
		{"See [it](a).", "See [it](b).", false},
		{"See **it**.", "See *it*.", false},
		{"a cat", "a dog", false},
		{"The parcell was oppened and repakked and forwardd", "The parcel was opened and repacked and forwarded", true},
		{"Thee parcell was oppened an lokked an repakked", "The parcel was opened and locked and repacked", false},
		{"one\\\ntwo", "one two", false},

		{"the receivd text", "the received text", true},
		{"Émile wrote it", "Emile wrote it", true},
		{"Wait eihgt days", "Wait eight days", true},
		{"**Note**: do it", "**Note:** do it", true},
		{"Open (the) box", "Open the box", true},
		{"See [the guid](a) now", "See [the guide](a) now", true},

		{"You can *always* trust it", "You can always *trust* it", false},
		{"See [the guide](x.md) for more", "See the guide for [more](x.md)", false},
		{"It is 5 MB large", "It is 5 GB large", false},
		{"It is 5 MB large", "It is 5 Mb large", false},
		{"Up to 5 km away", "Up to 5 cm away", false},
		{"It costs 5 EUR now", "It costs 5 USD now", false},
		{"Set x > y there", "Set x < y there", false},
		{"Use a & b", "Use a | b", false},
		{"If x = y", "If x + y", false},
		{"Press A to start", "Press B to start", false},
		{"Chapter II says", "Chapter III says", false},
		{"Ask the US today", "Ask us today", false},
		{"Write to the US", "Write to the us", false},
		{"It is safe to delete", "It is unsafe to delete", false},
		{"The value is valid", "The value is invalid", false},
		{"Files are included", "Files are excluded", false},
		{"The minimum is", "The maximum is", false},
		{"Import the file", "Export the file", false},
		{"Increase the limit", "Decrease the limit", false},
		{"We meet on Sunday", "We meet on Monday", false},
		{"The eight users", "The eighty users", false},
		{"a million euros", "a billion euros", false},
		{"seven days", "eleven days", false},
		{"She said so", "He said so", false},
		{"Turn it on", "Turn it off", false},
		{"ask the employer", "ask the employee", false},
		{"Is it ready?", "Is it ready!", false},

		{"請在帳戶頁面登入。", "請在賬戶頁面登入。", true},
		{"常見同時承擔多個腳色職責的人", "常見同時承擔多個角色職責的人", true},
		{"請先安裝程勢", "請先安裝程式", true},
		{"完成之後通知維者護", "完成之後通知維護者", true},
		{"ボタンをクリッックします", "ボタンをクリックします", true},
		{"使用者必須安裝這個程式", "使用者不必安裝這個程式", false},
		{"使用者可安裝這個程式", "使用者不可安裝這個程式", false},
		{"請在三天之內回覆", "請在五天之內回覆", false},
		{"請在１０天之內回覆", "請在２０天之內回覆", false},
		{"請打開上面的蓋子", "請打開下面的蓋子", false},
		{"請他在表格上簽名", "請她在表格上簽名", false},
		{"允許使用者刪除檔案", "禁止使用者刪除檔案", false},
		{"老師", "律師", false},
		{"本標準描述說明許多準則", "本標準說明許多準則", false},
		{"この機能は使える", "この機能は使えず", false},
	} {
		from, to := Read(c.from), Read(c.to)
		if got := Typo(from, to); got != c.want {
			t.Errorf("%q to %q is a typo: %v", c.from, c.to, got)
		}
	}
}

func TestLetterDistance(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "ab", 2}, {"ab", "", 2}, {"form", "from", 1}, {"kitten", "sitting", 3}, {"手冊", "手冊", 0}, {"手册", "手冊", 1}} {
		if got := letterDistance([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("from %q to %q it is %d letters, want %d", c.a, c.b, got, c.want)
		}
	}
}

// In code every sign counts.
func TestTypoInCode(t *testing.T) {
	t.Parallel()
	code := ReadCode
	if Typo(code("rm -r build # receivd"), code("rm -f build # received")) {
		t.Error("code has changed, and not by a typo")
	}
}
