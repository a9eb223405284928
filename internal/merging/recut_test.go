package merging

import "testing"

// Texts that are cut otherwise than before keep their translations: the dialect of the
// handbook has changed, or more of it is known.
func TestCutOtherwise(t *testing.T) {
	t.Parallel()
	runScenes(t, []scene{
		{
			name:   "without the marks at the end, and with them again",
			before: []string{"{Short.} Save {.card} = 儲存 {.card}|A = 甲", "{Short.} Save = 儲存|A = 甲"},
			now:    []string{"Save|A", "Save {.card}|A"},
			want:   []string{"{Short.} Save = 儲存|A = 甲", "{Short.} Save {.card} = 儲存 {.card}|A = 甲"},
		},
		{
			name:   "one message is several now, and one again",
			before: []string{":::tip[Title] Body {#b} More ::: = :::tip[標題] 本文 {#b} 更多 :::", "Title = 標題|Body = 本文|More = 更多"},
			now:    []string{"Title|Body|More", ":::tip[Title] Body {#b} More :::"},
			want:   []string{"Title = 標題|Body = 本文|More = 更多", ":::tip[Title] Body {#b} More ::: = :::tip[標題] 本文 {#b} 更多 :::"},
		},
		{
			name:   "what is the same in translation is kept for the way back",
			before: []string{"Linux = Linux|A = 甲"},
			now:    []string{"::: tab Linux|A"},
			want:   []string{"::: tab Linux = ::: tab Linux|A = 甲|~ Linux = Linux"},
		},
		{
			name:   "what is fuzzy stays so",
			before: []string{"? Save {#a} < Safe {#a} = 儲存 {#a}"},
			now:    []string{"Save"},
			want:   []string{"? Save < Safe {#a} = 儲存"},
		},
		{
			name:   "what is left is kept",
			before: []string{"Save, then go {#a} = 儲存, then go {#a}"},
			now:    []string{"Save"},
			want:   []string{"Save = 儲存|~ Save, then go {#a} = 儲存, then go {#a}"},
		},
		{
			name:   "what stands elsewhere is kept if it is another translation",
			before: []string{"Save {#a} = 保存 {#a}|Go {#b} = 去 {#b}|Go = 去|Save = 儲存|New ="},
			now:    []string{"Save|Go|New"},
			want:   []string{"Save = 儲存|Go = 去|New =|~ Save {#a} = 保存 {#a}"},
		},
		{
			name:   "words in marks are no parts",
			before: []string{"How to save {/*how-to-save*/} = 如何儲存 {/*how-to-save*/}|save = 儲存"},
			now:    []string{"How to save|save"},
			want:   []string{"How to save = 如何儲存|save = 儲存"},
		},
		{
			name:   "parts of words are none",
			before: []string{"Saves {.x} = 儲存 {.x}"},
			now:    []string{"Save"},
			want:   []string{"? Save < Saves {.x} = 儲存 {.x}"},
		},
	})
}
