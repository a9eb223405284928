package bookgen

import "strings"

// common are frequent English words, the most frequent first.
var common = strings.Fields(`
the of and to a in is that it for you on with as are this be at or have from by one
had not but what all were when we there can an your which their if will each about how
up out them then she many some so these would other into has more her two like him see
time could no make than first been its who now people my made over did down only way
find use may water long little very after words called just where most know get through
back much before go good new write our used me man too any day same right look think
also around another came come work three word must because does part even place well
such here take why things help put years different away again off went old number great
tell men say small every found still between name should home big give air line set own
under read last never us left end along while might next sound below saw something
thought both few those always looked show large often together asked house world going
want school important until form food keep children feet land side without boy once
animals life enough took sometimes four head above kind began almost live page got earth
need far hand high year mother light parts country father let night following picture
being study second eyes soon times story boys since white days ever paper hard near
sentence better best across during today others however sure means knew try told young
miles sun ways thing whole hear example heard several change answer room sea against top
turned learn point city play toward five using himself usually`)

// syllables are what terms are coined from.
var syllables = strings.Fields(`
ba be bi bo bu da de di do du fa fe fi fo ga ge go ka ke ki ko la le li lo lu ma me mi mo
mu na ne ni no nu pa pe pi po ra re ri ro ru sa se si so ta te ti to tu va ve vi vo za zo
bran cler dorn fent gral herm jast kelt lond marn norv prest quin rost sterv tarn velt`)

// han are characters and terms of everyday Chinese.
var han = strings.Fields(`
的 一 是 在 不 了 有 和 人 這 中 大 為 上 個 國 我 以 要 他 時 來 用 們 生 到 作 地 於 出 就 分 對 成 會 可 主 發 年 動
同 工 也 能 下 過 子 說 產 種 面 而 方 後 多 定 行 學 法 所 民 得 經 十 三 之 進 著 等 部 度 家 電 力 裡 如 水 化 高 自
二 理 起 小 物 現 實 加 量 都 兩 體 制 機 當 使 點 從 業 本 去 把 性 好 應 開 它 合 還 因 由 其 些 然 前 外 天 政 四 日
那 社 義 事 平 形 相 全 表 間 樣 與 關 各 重 新 線 內 數 正 心 反 你 明 看 原 又 麼 利 比 或 但 質 氣 第 向 道 命 此 變
手冊 章節 譯者 譯文 原文 段落 標題 連結 表格 清單 註解 術語 版本 計畫 團隊 社群 文件 規範 工具 流程 品質 授權 開源 公開
機構 政策 成本 風險 範例 步驟 設定 檔案 目錄 字型 頁面 語言 地區 審閱 發佈 更新 維護 貢獻 使用者 開發者 負責人 工作小組`)
