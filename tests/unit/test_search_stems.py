"""Word forms: forms of one word meet in a root, and Python and the browser agree on every word."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from catalogue.search.documents import make_documents
from catalogue.search.stems import WHOLE, plain_word, roots
from catalogue.search.stopwords import words_of
from catalogue.search.synonyms import read_synonyms
from search_samples import REPO, goods

LIB = REPO / "overrides" / "assets" / "js" / "lib"

#: Forms that a buyer may type for each root: Indonesian and Malay affixes, then English plurals and -ing, -ed.
FORMS = {
    "kirim": "kirim mengirim dikirim pengiriman kirimannya terkirim mengirimkan dikirimkan pengirim",
    "tulis": "tulis menulis ditulis tulisan penulis penulisan menuliskan tertulis bertulis",
    "sangrai": "sangrai menyangrai disangrai penyangrai menyangraikan tersangrai",
    "pukul": "pukul memukul dipukul pemukul pukulan pemukulan terpukul",
    "anyam": "anyam menganyam dianyam anyaman penganyam penganyaman menganyamkan anyamannya",
    "ukir": "ukir mengukir diukir ukiran pengukir pengukiran berukir terukir ukirannya",
    "batik": "batik membatik dibatik pembatik pembatikan batiknya",
    "tempa": "tempa menempa ditempa tempaan penempa penempaan",
    "jemur": "jemur menjemur dijemur jemuran penjemuran terjemur",
    "goreng": "goreng menggoreng digoreng gorengan penggorengan",
    "lukis": "lukis melukis dilukis lukisan pelukis pelukisan terlukis",
    "warna": "warna mewarnai diwarnai pewarna pewarnaan berwarna warnanya diwarnakan",
    "rempah": "rempah berempah rempahnya",
    "celup": "celup mencelup dicelup celupan pencelupan pencelup",
    "masak": "masak memasak dimasak masakan pemasak termasak",
    "minum": "minum minuman minumannya peminum diminum",
    "bungkus": "bungkus membungkus dibungkus bungkusan pembungkusan pembungkus",
    "panggang": "panggang memanggang dipanggang panggangan pemanggangan",
    "hasil": "hasil menghasilkan dihasilkan penghasil",
    "olah": "olah mengolah diolah olahan pengolahan pengolah",
    "tenun": "tenun menenun ditenun tenunan penenun",
    "saji": "saji menyajikan disajikan sajian penyajian",
    "manis": "manis manisan pemanis termanis",
    "sapu": "sapu menyapu disapu penyapu sapuan menyapukan tersapu",
    "sulam": "sulam menyulam disulam sulaman penyulam bersulam tersulam menyulamkan",
    "jahit": "jahit menjahit dijahit jahitan penjahit penjahitan berjahit terjahit menjahitkan",
    "cetak": "cetak mencetak dicetak cetakan pencetak pencetakan tercetak percetakan",
    "potong": "potong memotong dipotong potongan pemotong pemotongan terpotong",
    "pahat": "pahat memahat dipahat pahatan pemahat pemahatan",
    "pintal": "pintal memintal dipintal pintalan pemintal pemintalan",
    "putih": "putih memutih memutihkan pemutih diputihkan keputihan",
    "kering": "kering mengering mengeringkan dikeringkan pengering pengeringan kekeringan keringan",
    "asap": "asap mengasap diasap asapan pengasapan pengasap diasapi mengasapi",
    "asin": "asin mengasinkan diasinkan pengasinan asinan keasinan mengasin",
    "kukus": "kukus mengukus dikukus kukusan pengukus pengukusan",
    "kemas": "kemas mengemas dikemas kemasan pengemas pengemasan terkemas",
    "kupas": "kupas mengupas dikupas kupasan pengupas pengupasan",
    "tumbuk": "tumbuk menumbuk ditumbuk tumbukan penumbuk penumbukan tertumbuk",
    "tanam": "tanam menanam ditanam tanaman penanam penanaman tertanam",
    "tempah": "tempah menempah ditempah tempahan penempah penempahan",
    "tawar": "tawar menawarkan ditawarkan tawaran penawaran penawar",
    "susun": "susun menyusun disusun susunan penyusun penyusunan tersusun",
    "simpan": "simpan menyimpan disimpan simpanan penyimpanan penyimpan tersimpan",
    "saring": "saring menyaring disaring saringan penyaring penyaringan tersaring",
    "sejuk": "sejuk menyejukkan disejukkan penyejuk kesejukan",
    "segar": "segar menyegarkan disegarkan penyegar kesegaran penyegaran",
    "bakar": "bakar membakar dibakar bakaran pembakar pembakaran terbakar",
    "buat": "buat membuat dibuat buatan pembuat pembuatan terbuat perbuatan berbuat",
    "bordir": "bordir membordir dibordir bordiran pembordir berbordir",
    "bentuk": "bentuk membentuk dibentuk bentukan pembentukan berbentuk terbentuk pembentuk",
    "fermentasi": "fermentasi memfermentasi difermentasi fermentasikan memfermentasikan terfermentasi",
    "giling": "giling menggiling digiling gilingan penggiling penggilingan tergiling",
    "gosok": "gosok menggosok digosok gosokan penggosok penggosokan",
    "hias": "hias menghias dihias hiasan penghias perhiasan berhias menghiasi dihiasi terhias",
    "halus": "halus menghaluskan dihaluskan kehalusan penghalusan memperhalus diperhalus",
    "harum": "harum mengharumkan pengharum keharuman",
    "iris": "iris mengiris diiris irisan pengiris pengirisan teriris",
    "urut": "urut mengurut diurut urutan pengurutan berurut",
    "ukur": "ukur mengukur diukur ukuran pengukur pengukuran berukuran terukur",
    "eksport": "eksport mengeksport dieksport pengeksport pengeksportan",
    "ekspor": "ekspor mengekspor diekspor pengekspor pengeksporan",
    "lilit": "lilit melilit dililit lilitan pelilit berlilit",
    "lapis": "lapis melapisi dilapisi lapisan pelapis pelapisan berlapis terlapis",
    "rajut": "rajut merajut dirajut rajutan perajut perajutan",
    "rendam": "rendam merendam direndam rendaman perendaman terendam perendam",
    "rebus": "rebus merebus direbus rebusan perebus perebusan",
    "rasa": "rasa merasa dirasa rasanya perasa berasa perasaan merasakan terasa",
    "wangi": "wangi mewangikan pewangi wangian kewangian",
    "jual": "jual menjual dijual jualan penjual penjualan terjual berjualan",
    "dagang": "dagang berdagang dagangan pedagang perdagangan memperdagangkan diperdagangkan",
    "rajin": "rajin perajin kerajinan pengrajin",
    "usaha": "usaha berusaha pengusaha perusahaan usahanya pengusahaan mengusahakan diusahakan",
    "kerja": "kerja bekerja pekerja pekerjaan mengerjakan dikerjakan kerjanya",
    "ajar": "ajar mengajar pengajar diajarkan",
    "tani": "tani petani pertanian bertani",
    "tambak": "tambak petambak pertambakan tambakan",
    "nelayan": "nelayan nelayan nelayannya",
    "ternak": "ternak peternak peternakan beternak diternak",
    "tahan": "tahan bertahan ketahanan penahan tahanan pertahanan menahan",
    "minyak": "minyak berminyak perminyakan meminyaki diminyaki minyaknya",
    "daun": "daun daunnya berdaun",
    "pakai": "pakai memakai dipakai pakaian pemakai pemakaian terpakai berpakaian",
    "pesan": "pesan memesan dipesan pesanan pemesan pemesanan terpesan",
    "pasar": "pasar memasarkan dipasarkan pemasaran pasaran pemasar",
    "campur": "campur mencampur dicampur campuran pencampur pencampuran bercampur tercampur mencampurkan",
    "cuci": "cuci mencuci dicuci cucian pencuci pencucian tercuci",
    "catat": "catat mencatat dicatat catatan pencatat tercatat",
    "panen": "panen memanen dipanen panenan pemanen pemanenan",
    "pilih": "pilih memilih dipilih pilihan pemilih pemilihan terpilih",
    "peras": "peras memeras diperas perasan pemeras pemerasan terperas",
    "parut": "parut memarut diparut parutan pemarut pemarutan",
    "petik": "petik memetik dipetik petikan pemetik pemetikan",
    "gulung": "gulung menggulung digulung gulungan penggulung bergulung tergulung",
    "susut": "susut menyusut penyusutan susutan",
    "sedia": "sedia menyediakan disediakan tersedia persediaan penyedia sediaan penyediaan bersedia",
    "siap": "siap menyiapkan disiapkan persiapan kesiapan bersiap tersiap",
    "sesuai": "sesuai menyesuaikan disesuaikan penyesuaian kesesuaian bersesuaian",
    "khas": "khas mengkhaskan kekhasan",
    "kristal": "kristal mengkristal kristalan pengkristalan mengkristalkan",
    "produksi": "produksi memproduksi diproduksi berproduksi",
    "proses": "proses memproses diproses terproses",
    "import": "import mengimport diimport pengimport pengimportan",
    "niaga": "niaga perniagaan berniaga peniaga",
    "tolak": "tolak menolak ditolak penolakan tolakan",
    "adun": "adun mengadun diadun adunan pengadun pengadunan",
    "perah": "perah memerah diperah perahan pemerah pemerahan",
    "lembut": "lembut melembutkan pelembut kelembutan dilembutkan",
    "pedas": "pedas memedaskan pedasnya kepedasan",
    "gurih": "gurih menggurihkan kegurihan",
    "tebal": "tebal menebalkan ketebalan ditebalkan penebal",
    "tipis": "tipis menipis menipiskan ditipiskan penipisan",
    "kuat": "kuat menguatkan dikuatkan kekuatan penguat penguatan memperkuat diperkuat",
    "cracker": "cracker crackers",
    "spice": "spice spices spiced",
    "box": "box boxes",
    "berry": "berry berries",
    "dish": "dish dishes",
    "carve": "carve carved carving carves",
    "roast": "roast roasted roasting roasts",
    "chair": "chair chairs",
    "shell": "shell shells",
}
PAIRS = [(root, form) for root, forms in FORMS.items() for form in forms.split()]
STRANGE = ("s es an di me pe ber terkan kekan 090121 kr250 naive yang a mengnya permen peran").split()  # noqa: SIM905 - a list of words reads better as words


def in_browser(words: list[str]) -> list[list[str]]:
    """Roots as `search-stems.js` finds them, run by Node."""
    script = (
        f"import {{ roots }} from {json.dumps((LIB / 'search-stems.js').as_uri())};"
        f"const whole = new Set({json.dumps(sorted(WHOLE))});"
        f"console.log(JSON.stringify({json.dumps(words)}.map((word) => roots(word, whole))));"
    )
    node = shutil.which("node")
    assert node, "Node comes with the build (see Makefile)"
    done = subprocess.run([node, "--input-type=module"], input=script, capture_output=True, text=True, check=True)
    found: list[list[str]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("root", "form"), PAIRS, ids=lambda text: text)
def test_forms_of_a_word_meet_in_its_root(root: str, form: str) -> None:
    assert root in roots(form) or set(roots(root)) & set(roots(form))


@pytest.mark.parametrize(
    "word", [*sorted(WHOLE), "emas", "keris", "tas", "glass", "kopi", "ikan", "teri", "dissolve", "090121"]
)
def test_words_that_only_look_like_forms_stay_whole(word: str) -> None:
    assert roots(word) == (word,)


def test_python_and_the_browser_agree_on_the_table_and_on_the_whole_vocabulary() -> None:
    words = {form for _, form in PAIRS} | set(STRANGE)
    assert len(PAIRS) >= 500
    for path in sorted((REPO / "reference").glob("*.yml")) + sorted((REPO / "products").glob("*/product.yml")):
        words |= set(words_of(path.read_text(encoding="utf-8")))
    assert len(words) > 3000
    listed = sorted(words)
    assert in_browser(listed) == [list(roots(word)) for word in listed]


def test_words_are_taken_from_a_text_in_the_same_way() -> None:
    texts = ["Men's batik", "cumi-cumi", "Café naïve", "P-IRT 0901.21", "l’art d'or", "oleh2", "<b>Ä ß</b>", "buyer’s"]
    script = (
        f"import {{ wordsOf }} from {json.dumps((LIB / 'search-stems.js').as_uri())};"
        f"console.log(JSON.stringify({json.dumps(texts)}.map((text) => wordsOf(text))));"
    )
    done: Any = subprocess.run(
        [shutil.which("node") or "node", "--input-type=module"],
        input=script,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == [words_of(text) for text in texts]
    assert words_of("Men's batik") == ["men", "batik"]


def test_plain_words() -> None:
    assert plain_word("CAFÉ") == "cafe"


def test_documents_hold_roots_so_that_a_form_is_found(tmp_path: Path) -> None:
    synonyms = read_synonyms(REPO / "reference")
    html = "".join(document.html for document in make_documents(goods(), synonyms))
    assert " anyam " in html.replace(">", " ").replace("<", " ")
    assert "dianyam" not in html
