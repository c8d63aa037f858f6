"""Words in the names of columns, in many languages, and the roles they suggest."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from components.cells.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

WHOLE, PART, HINT = 3, 2, 1
"""How clearly a name suggests a role: it is the word for it, one of its words is, or a compound contains it."""

_OFFICES = (
    "head of state|head of government|president|vice president|prime minister|premier|chancellor|minister|mayor"
    "|governor|king|queen|monarch|ruler|emperor|pope|bishop|ambassador|incumbent|office holder|officeholder|holder"
    "|secretary general|ministre|premier ministre|maire|gouverneur|roi|chef de l etat|titulaire|prasident|kanzler"
    "|bundeskanzler|burgermeister|amtsinhaber|konig|kaiser|presidente|primer ministro|ministro|alcalde|gobernador"
    "|rey|titular|primeiro ministro|prefeito|sindaco|primo ministro|burgemeester|minister president|prezydent|premier"
    "|президент|министр|мэр|الرئيس|الوزير|대통령|장관|総理大臣|大臣|首相|总统|部长|总理"
)
_ROLES = {
    "date": "date|dates|when|buchungstag|belegdatum|posting date|transaction date|day"
    "|datetime|date time|date and time|event date|date of event|timestamp|moment|dated"
    "|date heure|jour|quand|horodateur|horodatage|datum|tag|wann|zeitpunkt|zeitstempel|datumszeit|uhrzeit und datum"
    "|fecha|dia|cuando|marca temporal|fecha y hora|data|data e hora|quando|giorno|data e ora|informazioni cronologiche"
    "|carimbo de data hora|wanneer|tijdstempel|dag|tijdstip|kiedy|dzien|sygnatura czasowa|дата|когда|день"
    "|отметка времени|дата и время|تاريخ|التاريخ|متى|اليوم|طابع زمني|날짜|일자|일시|언제|타임스탬프|日付|年月日|日時"
    "|いつ|タイムスタンプ|期日|日期|时间|時間|何时|时间戳记|發生日期|dato|tarih|paiva|datum och tid",
    "start": "start|begin|begins|began|from|start date|start time|started|starts|beginning|since|commenced|start on"
    "|debut|depuis|date de debut|commencement|beginn|anfang|von|vom|ab|seit|beginndatum|startdatum|inicio|desde"
    "|comienzo|fecha de inicio|data inicio|data de inicio|comeco|inizio|da|dal|data inizio|begin|vanaf|aanvang"
    "|begindatum|poczatek|od|data rozpoczecia|начало|с|дата начала|начат|بداية|البداية|من|تاريخ البدء|시작|시작일|부터"
    "|開始|開始日|始|开始|开始日期|起始|起|自|start datum|baslangic",
    "end": "end|until|to|finish|finished|end date|end time|ended|ends|stop|stopped|till|through|thru|ending|completed"
    "|fin|jusque|jusqu a|date de fin|ende|bis|schluss|enddatum|hasta|final|termino|fecha de fin|fecha fin|fim|ate"
    "|data fim|data de fim|fine|al|fino a|data fine|einde|tot|einddatum|t m|koniec|do|data zakonczenia|конец|по|до"
    "|окончание|дата окончания|نهاية|النهاية|إلى|تاريخ الانتهاء|끝|종료|종료일|까지|終了|終了日|終|结束|结束日期|至|止"
    "|結束|bitis|slut",
    "title": "title|headline|name|event|event name|event title|summary|subject|label|incident|what|what happened"
    "|topic|heading|caption|message|msg|task|item|activity|discovery|battle|attack|accident|crime|offence|charge|act|law"
    "|treaty|case|matter|action|film|song|book|work|decision|agenda|titre|nom|evenement|sujet|objet|intitule|libelle|titel"
    "|betreff|ereignis|bezeichnung|uberschrift|thema|vorfall|was|was geschah|vorgang|titulo|nombre|evento|asunto"
    "|suceso|que|acontecimiento|hecho|que paso|nome|assunto|acontecimento|titolo|oggetto|avvenimento|fatto"
    "|onderwerp|gebeurtenis|naam|omschrijving|kop|wat|tytul|nazwa|wydarzenie|temat|zdarzenie|название|заголовок"
    "|событие|имя|наименование|тема|что|العنوان|عنوان|الاسم|اسم|الحدث|حدث|الموضوع|제목|이름|사건|명칭|행사|내용|件名"
    "|題名|タイトル|名称|名前|出来事|事件|見出し|标题|標題|名称|名稱|事项|主题|主題|题目|baslik|tittel|rubrik|handelse"
    "|agenda item|gegenstand|tagesordnungspunkt|shift|duty|schicht|dienst|poste|turno|zmiana|vakt|смена|근무|シフト"
    "|班次"
    "|object|objekt|artwork|werk|oeuvre|obra|opera|object name|ship|vessel|schiff|schip|navire|barco|buque|nave|statek"
    "|agendapunt|ordine del giorno|orden del dia|ordre du jour|punkt porzadku|안건|의제|議題|議案|议题|议案|案由"
    "|verwendungszweck|concepto|causale",
    "actors": "actors|actor|who|person|persons|people|organisation|organisations|organization|organizations"
    "|participants|participant|parties|attendees|involved|who was involved|members|names|suspect|suspects|defendant"
    "|defendants|perpetrator|victim|speaker|speakers|author|authors|artist|host|hostname|computer|machine|user"
    "|username|user name|account|sender|recipient|assignee|assigned to|owner|responsible|client|customer"
    "|company|companies|by|caller|driver|pilot|patient|student|teacher|officer|judge|lawyer|member|guest|guests|candidate|donor"
    "|buyer|seller|plaintiff|accused|signatory|signatories|director|reporter|source person|attacker|target|group name"
    "|team|player|operator|airline|carrier|agency|employee|staff|witness|minister|politician|state actor|belligerents"
    "|personnes|personne|acteurs|acteur|qui|participant|participants|organisme|entreprise|auteur|intervenants|invites"
    "|personen|akteure|akteur|wer|teilnehmer|teilnehmende|beteiligte|organisation|firma|verfasser|anwesende|autor"
    "|personas|persona|actores|quien|quienes|participantes|organizacion|empresa|asistentes|implicados|pessoas|pessoa"
    "|atores|quem|organizacao|envolvidos|persone|attori|chi|partecipanti|organizzazione|azienda|autore|soggetti"
    "|personen|deelnemers|wie|betrokkenen|organisatie|bedrijf|aanwezigen|osoby|osoba|kto|uczestnicy|organizacja"
    "|autor|firma|лица|лицо|участники|участник|кто|организация|автор|компания|люди|الأشخاص|المشاركون|من شارك|الجهات"
    "|المنظمة|الحاضرون|인물|참가자|참석자|관련자|누가|기관|단체|참여자|人物|参加者|出席者|関係者|誰|団体|組織|参与者|參與者|人员"
    "|谁|组织|机构|与会者|deltagare|deltakere|payee|payer|consultant|physician|researcher|investigator|editor|publisher"
    "|referee|contractor|supplier|vendor|lender|borrower|tenant|landlord|inspector|surveyor|referent|bearbeiter"
    "|sachbearbeiter|verantwortlich|zustandig|auftraggeber|lieferant|redner|kunde|zeuge|fournisseur|client|responsable"
    "|orateur|enqueteur|temoin|proveedor|cliente|adjudicataria|responsable|ponente|testigo|fornitore|responsabile"
    "|relatore|testimone|fornecedor|responsavel|testemunha|leverancier|klant|getuige|verantwoordelijke|przewoznik"
    "|dostawca|klient|swiadek|sprawca|заказчик|подрядчик|поставщик|свидетель|ответственный|المورد|الشاهد|المسؤول|담당자"
    "|작성자|저자|担当者|著者|作者|负责人|負責人|present|in attendance|anwesend|aanwezig|presenti|obecni|presents"
    "|출석자|出席人|出席|与会人员|參加人"
    "|chair|chairman|chairwoman|chairperson|vorsitz|vorsitzender|vorsitzende|voorzitter|presidencia|athlete|athlet"
    "|sportler|fahrer|skipper|captain|master|kapitan|capitaine|capitan|schipper|kapitein|partner|geschaftspartner"
    "|empfanger|beguenstigter|begunstigter|zahlungspflichtiger|beneficiary|tegenpartij|kunstler|kuenstler|artiste"
    "|artista|kunstenaar|photographer|fotograf|photographe|gname|perpetrators|proposer|commander|asked by"
    "|filed by|submitted by|posted by|led by|signed by|moved by|server|servers|device|workstation|endpoint",
    "description": "description|desc|descr|details|text|body|content|note|notes|comment|comments|remarks|narrative|post"
    "|tweet|memo|explanation|full text|descriptif|detail|texte|remarques|commentaire|contenu|beschreibung|einzelheiten"
    "|bemerkung|bemerkungen|inhalt|anmerkung|notiz|notizen|kommentar|descripcion|detalles|texto|notas|comentario"
    "|observaciones|contenido|descricao|detalhes|observacoes|conteudo|comentarios|descrizione|dettagli|testo|note"
    "|commenti|contenuto|beschrijving|toelichting|tekst|inhoud|opmerkingen|opis|szczegoly|tresc|uwagi|komentarz"
    "|описание|текст|подробности|примечание|примечания|комментарий|содержание|الوصف|وصف|التفاصيل|تفاصيل|النص|ملاحظات"
    "|설명|본문|비고|상세|세부사항|메모|説明|詳細|本文|備考|内容|描述|说明|說明|详情|詳情|正文|备注|備註",
    "type": "type|category|kind|class|genre|event type|sub event type|type of event|categorie|espece|nature|art|typ"
    "|kategorie|klasse|gattung|tipo|categoria|clase|especie|tipologia|genere|soort|rubriek|rodzaj|kategoria"
    "|тип|вид|категория|النوع|نوع|الفئة|فئة|التصنيف|유형|종류|분류|구분|種類|種別|分類|区分|类型|類型|类别|類別|种类",
    "status": "status|state of affairs|statut|etat|zustand|stand|estado|situacao|stato|toestand|stan|статус|состояние"
    "|الحالة|حالة|상태|状態|ステータス|状态|狀態",
    "place": "place|location|city|town|country|state|region|province|district|county|venue|site|where|address|area"
    "|facility|port|airport|lieu|ville|pays|ou|endroit|adresse|departement|ort|stadt|land|wo|platz|staat"
    "|bundesland|lugar|ciudad|pais|ubicacion|donde|sitio|provincia|local|cidade|localidade|onde|luogo|citta|paese"
    "|dove|sede|plaats|stad|waar|locatie|gemeente|miejsce|miasto|kraj|gdzie|miejscowosc|место|город|страна|где|регион"
    "|المكان|مكان|المدينة|مدينة|البلد|الموقع|أين|장소|위치|도시|국가|어디|지역|場所|都市|国|開催地|所在地|地点|地點|城市"
    "|国家|地方|地区",
    "source": "source|sources|reference|references|citation|cite|evidence|provenance|outlet|publication|quelle|quellen"
    "|beleg|nachweis|fuente|fuentes|referencia|fonte|fontes|fonti|riferimento|bron|bronnen|źródło|источник|источники"
    "|ссылка на источник|المصدر|مصدر|المصادر|출처|자료|出典|情報源|来源|來源|出处|資料來源",
    "link": "link|url|uri|href|web|website|permalink|web address|lien|enlace|ligacao|collegamento|odnosnik|ссылка"
    "|الرابط|رابط|링크|주소|リンク|链接|連結|网址",
    "year": "year|annee|jahr|ano|anno|jaar|rok|год|السنة|سنة|العام|연도|년|년도|年|年份|年度|ar|aar|vuosi|yil",
    "trait": "sex|gender|age|race|ethnicity|rank|position|nationality|citizenship|occupation|profession|size|grade"
    "|score|role|agent|mail|email|e mail|phone|telephone|sexe|profession|nationalite|taille|telephone|geschlecht|alter"
    "|rang|beruf|nationalitat|staatsangehorigkeit|grosse|rolle|telefon|sexo|edad|rango|profesion|nacionalidad|tamano"
    "|telefono|sesso|eta|professione|nazionalita|idade|genero|profissao|nacionalidade|telefone|geslacht|leeftijd"
    "|beroep|telefoon|plec|wiek|zawod|пол|возраст|профессия|звание|телефон|الجنس|العمر|المهنة|الهاتف|성별|나이|직업|전화|性別|年齢|職業"
    "|電話|性别|年龄|职业|电话",
    "id": "id|identifier|no|nr|number|num|uid|uuid|guid|key|code|index|ref|row|serial|numero|nummer|kennung|lfd nr"
    "|numer|номер|код|رقم|المعرف|번호|코드|番号|編號|编号|序号|序號|コード",
    "group": "group|party|series|track|phase|department|division|section|project|level|severity|season|league|period"
    "|investigation|inquiry|campaign|mission|outcome|result|groupe|parti|gruppe|partei|abteilung|projekt|grupo|partido"
    "|gruppo|partito|groep|partij|grupa|partia|группа|партия|проект|مجموعة|حزب|그룹|정당|부서|グループ|政党|组|政党|部门",
}  # fmt: skip
_PAIRS = (  # beginnings and ends that are events of their own: a span only if both are there
    "birth|born|birthdate|birth date|date of birth|dob|geburt|geburtsdatum|date de naissance|fecha de nacimiento"
    "|data de nascimento|data di nascita|geboortedatum|data urodzenia|дата рождения"
    "|تاريخ الميلاد|생년월일|生年月日|出生日期"
    "|took office|assumed office|term start|in office from|entered office|elected|aantreden|amtsantritt|dienstantritt"
    "|prise de fonction|entree en fonction|toma de posesion|nomeacao|insediamento|objecie urzedu|powolanie|تولي|تولى"
    "|تولي المنصب",
    "death|died|deathdate|death date|date of death|dod|tod|sterbedatum|todesdatum|date de deces|fecha de muerte"
    "|fecha de defuncion|data de morte|data de obito|data di morte|overlijdensdatum|data smierci|дата смерти"
    "|تاريخ الوفاة|사망일|没年月日|死亡日期"
    "|left office|term end|in office until|departed|removed|aftreden|amtsende|ausscheiden|fin de fonction|cessation"
    "|cese|exoneracao|cessazione|odwolanie|ustapienie|ترك|ترك المنصب|مغادرة",
    "opened|founded|born|joined|launched|arrived|arrival|admitted|hired|established|issued|built|first seen|created"
    "|effective|first|checkin|check in|departure|sent|acquired|appointed|valid|valid from|active from|enrolled|opening"
    "|hire|hiring|admission|enrolment|enrollment|arrest|arrested|ne|naissance|geboren|eroffnet|gegrundet|nacimiento|fundado|nato|nascita|nascimento|geopend|otwarto|urodzony"
    "|open|closed|filed|departed|depart|sailed|inaugurated|sworn in|enlisted|commissioned|einsetzung|eingesetzt"
    "|grundung|einweihung|abfahrt|abreise|depart|salida|partenza|vertrek|fondation|fundacion|fondazione|oprichting"
    "|alta|date filed|lodged|imposed|detained|admission date"
    "|открыт|родился|основан|gestartet|eintritt|antritt|ankunft|ouverture|apertura|부임|취임|출생|生年|就任|设立|成立|就職",
    "closed|dissolved|died|left|retired|termination|discharge|graduation|graduated|release|released|leaving"
    "|exit|departed|departure|discharged|terminated|disbanded|expired|expires|demolished"
    "|last seen|resolved|expiration|expiry|last|checkout|check out|arrival|received|sold|dismissed|valid to|active to"
    "|close|reopened|reopening|decided|decision|judgment|judgement|verdict|disposed|arrived|returned|delivered|lifted"
    "|due|due date|deadline|fallig|echeance|vencimiento|scadenza|report|abschluss|abschlussbericht|schliessung"
    "|auflosung|wiedereroffnung|arrivee|llegada|arrivo|aankomst|dissolution|disolucion|opheffing|baja|decommissioned"
    "|closing|mort|deces|gestorben|geschlossen|aufgelost|muerte|disuelto|morto|morte|gesloten|zamknieto|zmarł|закрыт"
    "|умер|распущен|beendet|austritt|abreise|fermeture|cierre|chiusura|이임|퇴임|사망|没年|退任|解散|卸任",
)  # fmt: skip
_RECORD = (  # moments of the row or of something else than the event
    "created|updated|modified|edited|retrieved|accessed|archived|crawled|scraped|imported|exported|added|entered|entry"
    "|inserted|uploaded|downloaded|indexed|checked|last|recorded|birth|birthdate|dob|birthday|death|expiry|expires|due"
    "|appeal|review|deadline|registered|last updated|date added|date created|date entered|creation|modification|saisie"
    "|valuta|valutadatum|wertstellung|value date|date valeur|fecha valor"
    "|naissance|consultation|ajout|erstellt|geandert|aktualisiert|erfasst|abgerufen|geburtsdatum|geburtstag|geboren"
    "|creado|actualizado|modificado|nacimiento|creato|modificato|aggiornato|nascita|criado|atualizado|nascimento"
    "|aangemaakt|gewijzigd|bijgewerkt|geboortedatum|utworzono|zmieniono|urodzenia|создано|обновлено|изменено|рождения"
    "|إنشاء|تحديث|الميلاد|생성|수정|등록|등록일|생년월일|作成|更新|登録|生年月日|作成日|更新日|登録日|创建|更新|修改|登记|出生|録入"
)
_REPORT = (
    "rptd|reptd|published|publication|reported|submitted|timestamp|posted|issued|announced|horodateur|zeitstempel"
    "|marca temporal|informazioni cronologiche|carimbo de data hora|tijdstempel|sygnatura czasowa|отметка времени"
    "|طابع زمني|타임스탬프|タイムスタンプ|时间戳记|veroffentlicht|gemeldet|publie|publicado|pubblicato|gepubliceerd"
    "|опубликовано"
)
_HAPPENED = (
    "occ|occur|occurence|occurrence|offense date|offence date|happen|happened|occurred|incident|event|took place"
    "|take place|geschah|passiert|ereignis|vorfall|passe"
    "|evenement|ocurrio|suceso|evento|aconteceu|accaduto|gebeurde|gebeurtenis|wydarzenia|события|произошло|الحدث|حدث"
    "|발생|사건|発生|事件|発生日|发生|發生"
)
_TIMED = "at|on|time|ts|epoch|unix|datetime|timestamp|utc|gmt|posted|sent|occurred|happened|zeit|heure|hora|ora|tijd"
_PHRASES = MappingProxyType({
    role: frozenset(map(fold, words.split("|")))
    for role, words in {
        **_ROLES,
        "early": f"{_PAIRS[0]}|{_PAIRS[2]}",
        "late": f"{_PAIRS[1]}|{_PAIRS[3]}",
        "record": _RECORD,
        "report": _REPORT,
        "happened": _HAPPENED,
        "timed": _TIMED,
        "office": _OFFICES,
    }.items()
})  # fmt: skip
_RECORDED = frozenset(map(fold, _RECORD.split("|")))  # “updated” has no date in it
_NAMES = frozenset(("name", "names", "nom", "nombre", "nome", "naam", "nazwa", "название", "이름", "名称", "名前"))
_LONGEST = 5  # words of a phrase
_COMPOUND = 5  # letters that a word must have to be looked for in compounds, as in German and Dutch
_TIMES = frozenset(
    ("date", "start", "end", "early", "late", "year")
)  # roles that cells confirm: one letter less will do
_JOINED = re.compile(
    r"\b(start|begin|end|finish)(date|time|datetime|timestamp|year|month|day|hour)\b"
    r"|\b(date|time|datetime|year|dt)(start|begin|end|finish)\b"
)
_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # written without gaps, or with endings


def words_of(name: str) -> tuple[str, ...]:
    """The words of a column's name, folded: `tookOffice`, `took_office` and `Took office?` have the same."""
    singular = re.sub(r"(?<=\w)\(\w{1,4}\)", "", name[:200])  # Author(s), Teilnehmer(in)
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", singular)
    return tuple(split_compounds(fold(re.sub(r"[\W_]+", " ", apart))).split())


def split_compounds(words: str) -> str:
    """Words in lower case, split where programs write two as one: `start date` for `startdate`, `dt end`."""
    return _JOINED.sub(lambda match: " ".join(filter(None, match.groups())), words)


@lru_cache(maxsize=4096)
def suggested_roles(name: str) -> Mapping[str, int]:
    """The roles that a column's name suggests, each with how clearly: WHOLE, PART or HINT. {} for a name without
    any."""
    words = words_of(name)
    full_name = " ".join(words)
    phrases = {" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, min(a + _LONGEST, len(words)) + 1)}
    found: dict[str, int] = {}
    for role, role_phrases in _PHRASES.items():
        if full_name in role_phrases:
            found[role] = WHOLE
        elif not phrases.isdisjoint(role_phrases):
            found[role] = PART
        elif _contains_phrase(
            tuple(word for word in words if word not in _RECORDED), role_phrases, _COMPOUND - (role in _TIMES)
        ):
            found[role] = PART if role in _TIMES else HINT
    if found.get("title") == PART and _NAMES & {*words} and found.keys() & {"actors", "group"}:
        other_roles = suggested_roles(" ".join(word for word in words if word not in _NAMES))
        if other_roles.get("title", 0) < PART:
            found["title"] = HINT  # the name of whoever took part
    return MappingProxyType(found)


def remaining_words(name: str, roles: tuple[str, ...]) -> frozenset[str]:
    """The words of a name without those that suggest one of `roles`: the two columns of one span share them."""
    role_words = {word for role in roles for phrase in _PHRASES[role] for word in phrase.split()}
    remaining = frozenset(words_of(name)) - role_words
    return frozenset(_remainder(word, role_words) for word in remaining)


def _remainder(word: str, role_words: set[str]) -> str:
    """The part of a compound beside the longest word of a role: `t` of `tstart`, 日 of 就任日."""
    if _SCRIPT.search(word):
        contained = (role_word for role_word in role_words if len(role_word) > 1 and role_word in word)
        return word.replace(max(contained, key=len, default=""), "", 1)
    ends = [role_word for role_word in role_words if len(role_word) >= _COMPOUND - 1 and word.endswith(role_word)]
    begins = [role_word for role_word in role_words if len(role_word) >= _COMPOUND - 1 and word.startswith(role_word)]
    longest = max((*ends, *begins), key=len, default="")
    return word.removesuffix(longest) if longest in ends else word.removeprefix(longest)


def _contains_phrase(words: tuple[str, ...], phrases: frozenset[str], least: int) -> bool:
    """Whether one of the words begins or ends with a phrase of at least `least` letters (Beginndatum, tstart), or
    contains one in a script without spaces."""
    for word in words:
        if _SCRIPT.search(word):
            if any(len(phrase) > 1 and phrase in word for phrase in phrases if _SCRIPT.search(phrase)):
                return True
        elif any(word[:size] in phrases or word[-size:] in phrases for size in range(least, len(word))):
            return True
    return False
