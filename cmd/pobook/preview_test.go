package main

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pobook/pobook/internal/bookgen"
)

// A stream is the output of a command that is still running.
type stream struct {
	mutex sync.Mutex
	text  bytes.Buffer
}

func (s *stream) Write(p []byte) (int, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.text.Write(p)
}

func (s *stream) String() string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.text.String()
}

// A preview prints where it is, serves the handbook there, and ends when it is told to.
func TestPreview(t *testing.T) {
	t.Parallel()
	dir := bookgen.Folder(t, map[string]string{
		"handbook/handbook.yaml": "title: T\nsource: en\nlocales: [zh_Hant]\n", "handbook/a.md": "# Soil\n",
		".weblate": "[weblate]\nurl = https://weblate.example.org/\ntranslation = garden/a\n",
	})
	for _, test := range []struct {
		address string
		warns   bool
	}{{"", false}, {"127.0.0.1:0", false}, {":0", false}, {"0.0.0.0:0", true}} {
		ctx, end := context.WithCancel(t.Context())
		var out, problems stream
		code := make(chan int)
		args := []string{"preview", "-C", dir, "--lang", "zh_Hant"}
		if test.address != "" {
			args = append(args, "--address", test.address)
		}
		go func() {
			code <- run(ctx, args, streams{&out, &problems}, func(string) string { return "" })
		}()
		address := regexp.MustCompile(`http://\S+/`)
		for range 500 {
			if address.MatchString(out.String()) {
				break
			}
			time.Sleep(10 * time.Millisecond)
		}
		at := strings.Replace(address.FindString(out.String()), "[::]", "127.0.0.1", 1)
		text := fetched(t, at+"-/messages?locale=zh_Hant&section=a.md")
		if !strings.Contains(text, "https://weblate.example.org/translate/garden/a/zh_Hant/?checksum=") {
			t.Errorf("%s: the messages are %s", test.address, text)
		}
		if page := fetched(t, at); !strings.Contains(page, "整本手冊") {
			t.Errorf("%s: the page is %s", test.address, page)
		}
		if warned := strings.Contains(problems.String(), "others in the network"); warned != test.warns {
			t.Errorf("%s: %s", test.address, problems.String())
		}
		end()
		if got := <-code; got != exitDone {
			t.Errorf("%s: exit code %d: %s", test.address, got, problems.String())
		}
	}
}

func fetched(t *testing.T, address string) string {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// What cannot be served is said at once.
func TestPreviewRefuses(t *testing.T) {
	t.Parallel()
	dir := bookgen.Folder(t, map[string]string{"handbook/handbook.yaml": "title: T\nsource: en\nlocales: [zh_Hant]\n", "handbook/a.md": "# Soil\n"})
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"--lang", "fr"}, `no language "fr"; there are en, zh_Hant and zh_Hans`},
		{[]string{"--locale", "fr"}, `no locale "fr" in this handbook`},
		{[]string{"--address", "nowhere"}, `"nowhere" is not an address; write for example 127.0.0.1:8323`},
		{[]string{"--address", taken.Addr().String()}, "address already in use"},
	} {
		var problems stream
		if code := run(t.Context(), append([]string{"preview", "-C", dir}, test.args...), streams{io.Discard, &problems}, func(string) string { return "" }); code != exitFailed {
			t.Errorf("%v: exit code %d", test.args, code)
		}
		if !strings.Contains(problems.String(), test.want) {
			t.Errorf("%v: %s", test.args, problems.String())
		}
	}
}
