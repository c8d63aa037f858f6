"""Tables of trades and languages, found by trying what people have, each with the columns that are right.

Every value is invented.
"""

from __future__ import annotations

from tests.read.columns.proposal_tables import Table, rows

FOUND = [
    Table("a German form: the stamp proves nothing, dots say the day first", rows(
        "Zeitstempel;Was ist passiert?;Wann ist es passiert?;Wer war beteiligt?",
        "12.05.2022 08:15:44;Scheibe eingeworfen;11.05.2022;Anna Holm, Ben Kern",
        "12.05.2022 09:00:12;Drohbrief im Briefkasten;03.05.2022;unbekannt",
        "13.05.2022 17:31:05;Reifen zerstochen;12.05.2022;Dia Falk",
    ), {"title": "Was ist passiert?", "date": "Wann ist es passiert?", "actors": "Wer war beteiligt?"}),
    Table("a survey tool: start and end of the interview are not what happened", rows(
        "start,end,today,What happened,When did it happen,Who did it,_id,_uuid,_submission_time",
        "2022-05-04T12:05:11.000+02:00,2022-05-04T12:09:40.000+02:00,2022-05-04,Checkpoint set up,"
        "2022-05-01,Red Group,101,aa-1,2022-05-04T10:10:00",
        "2022-05-05T12:05:11.000+02:00,2022-05-05T12:09:40.000+02:00,2022-05-05,House searched,"
        "2022-05-03,City Guard,102,aa-2,2022-05-05T10:10:00",
        "2022-05-06T12:05:11.000+02:00,2022-05-06T12:09:40.000+02:00,2022-05-06,Two people detained,"
        "2022-05-04,City Guard,103,aa-3,2022-05-06T10:10:00",
    ), {"title": "What happened", "date": "When did it happen", "actors": "Who did it"}),
    Table("a form with the times it was filled in", rows(
        "ID,Start time,Completion time,Email,Name,Describe the event,Date of the event,Witnesses",
        "1,5/4/2022 12:05:11,5/4/2022 12:09:40,anonymous,,Road blocked by tractors,4/29/2022,"
        "Ana Holm;Ben Costa;",
        "2,5/4/2022 13:15:00,5/4/2022 13:22:04,anonymous,,Speech in the market,4/30/2022,Chi Egge;",
        "3,5/5/2022 08:41:52,5/5/2022 08:43:10,anonymous,,Fight outside the town hall,5/1/2022,"
        "Ben Costa;Dia Dorn;",
    ), {"title": "Describe the event", "date": "Date of the event", "actors": "Witnesses"}),
    Table("a French form", rows(
        "Horodateur,Adresse e-mail,Que s'est-il passé ?,Quand cela s'est-il passé ?,Qui était présent ?",
        '05/03/2021 22:14:22,a@x.fr,Vitrine brisée,27/02/2021,"Anne Petit, Jean Roux"',
        "06/03/2021 09:02:10,b@x.fr,Lettre de menaces,14/02/2021,Jean Roux",
        '06/03/2021 11:45:01,c@x.fr,Voiture suivie,01/03/2021,"Luc Blanc, Anne Petit"',
    ), {"title": "Que s'est-il passé ?", "date": "Quand cela s'est-il passé ?", "actors": "Qui était présent ?"}),
    Table("a Korean form", rows(
        "타임스탬프,무슨 일이 있었나요?,누가 있었나요?",
        '2022. 5. 4. 오후 12:05:11,시장 화재,"김철수, 이영희"',
        "2022. 6. 19. 오전 9:05:11,도로 봉쇄,박민수",
        '2021. 12. 6. 오전 10:05:11,학교 방문,"이영희, 박민수"',
    ), {"title": "무슨 일이 있었나요?", "date": "타임스탬프", "actors": "누가 있었나요?"}),
    Table("committees with their reports, German", rows(
        "Ausschuss;Einsetzung;Abschlussbericht;Thema;Vorsitz",
        "1. UA;20.03.2014;28.06.2017;Abhören der Regierung;Anna Holm (CDU)",
        "2. UA;02.07.2014;04.11.2015;Ermittlungen gegen einen Abgeordneten;Ben Kern (SPD)",
        "3. UA;11.11.2015;22.06.2017;Terrorgruppe;Chi Falk (CDU)",
        "4. UA;19.02.2016;;Börsengeschäfte;Dia Egge (Grüne)",
    ), {"title": "Thema", "start": "Einsetzung", "end": "Abschlussbericht", "actors": "Vorsitz"}),
    Table("hearings with a chairman", rows(
        "committee,opened,closed,topic,chairman",
        'Ways,3/14/1973,6/30/1974,Campaign funds,"Ervin, S."',
        'Rules,1/27/1975,4/29/1976,Intelligence services,"Church, F."',
        'Foreign,1/6/1987,11/18/1987,Arms sales,"Inouye, D."',
    ), {"title": "topic", "start": "opened", "end": "closed", "actors": "chairman"}),
    Table("written questions", rows(
        "uin,tabled,answered,asked by,answering body,heading,question",
        '12345,2021-01-11,2021-01-19,Ana Holm,Home Office,Visas: Students,'
        '"To ask the Secretary of State,'
        ' how many visas were issued in each of the last five years; and if she will make a statement."',
        '12346,2021-01-11,2021-01-20,Ben Costa,Treasury,Tax Avoidance,'
        '"To ask the Chancellor of the Exchequer,'
        ' what steps he is taking to reduce tax avoidance by large companies in the harbour."',
        '12350,2021-01-12,,Ana Holm,Treasury,Roads: Finance,"To ask the Chancellor of the Exchequer,'
        ' what the cost of roads was in 2019; and what it will be in 2021 and later."',
    ), {"title": "heading", "date": "tabled", "actors": "asked by"}),
    Table("ministers, one still in office", rows(
        "Name,Office,From,To",
        "Ana Holm,Prime Minister,14 May 2010,13 July 2016",
        "Ben Costa,Prime Minister,13 July 2016,24 July 2019",
        "Chi Egge,Prime Minister,24 July 2019,6 September 2022",
        "Dia Dorn,Prime Minister,6 September 2022,present",
    ), {"title": "Name", "start": "From", "end": "To"}),
    Table("ministers, German", rows(
        "Minister;Partei;von;bis",
        "Anna Holm;SPD;22.11.2005;28.10.2009",
        "Ben Kern;CDU;28.10.2009;17.12.2013",
        "Chi Falk;CDU;17.12.2013;08.12.2021",
        "Dia Egge;SPD;08.12.2021;heute",
    ), {"title": "Minister", "start": "von", "end": "bis"}),
    Table("ministers with how long they were in office", rows(
        "No,Portrait,Minister,Took office,Left office,Time in office,Party",
        "1,,Ana Holm,3 August 1991,23 May 1992,294 days,Blue",
        '2,,Ben Costa,23 May 1992,18 September 2000,"8 years, 118 days",Red',
        '3,,Chi Egge,18 September 2000,–,"22 years, 3 days",Red',
    ), {"title": "Minister", "start": "Took office", "end": "Left office"}),
    Table("ministers, French", rows(
        "Ministre,Fonction,Début de mandat,Fin de mandat,Gouvernement",
        "Anne Petit,Ministre de l'Intérieur,15/05/2007,24/06/2009,Fillon I",
        "Jean Roux,Ministre de l'Intérieur,24/06/2009,27/02/2011,Fillon II",
        "Luc Blanc,Ministre de l'Intérieur,27/02/2011,en cours,Fillon III",
    ), {"title": "Ministre", "start": "Début de mandat", "end": "Fin de mandat"}),
    Table("ministers, Polish", rows(
        "Imię i nazwisko;Stanowisko;Od;Do;Partia",
        "Anna Nowak;minister zdrowia;16 listopada 2007;18 listopada 2011;PO",
        "Jan Kowalski;minister zdrowia;18 listopada 2011;15 czerwca 2015;PO",
        "Ewa Lis;minister zdrowia;15 czerwca 2015;nadal;PO",
    ), {"title": "Imię i nazwisko", "start": "Od", "end": "Do"}),
    Table("ministers, Dutch", rows(
        "Naam,Functie,Aantreden,Aftreden,Partij",
        "Anna de Vries,minister van Financiën,14 oktober 2010,5 november 2012,VVD",
        "Jan Bakker,minister van Financiën,5 november 2012,26 oktober 2017,PvdA",
        "Piet Smit,minister van Financiën,26 oktober 2017,heden,CDA",
    ), {"title": "Naam", "start": "Aantreden", "end": "Aftreden"}),
    Table("ministers, Arabic", rows(
        "الوزير,الحزب,تاريخ تولي المنصب,تاريخ ترك المنصب",
        "أحمد علي,الوفد,3 أغسطس 1991,23 مايو 1992",
        "سارة حسن,الأمة,23 يناير 1999,18 سبتمبر 2000",
        "ليلى عمر,الوفد,3 يوليو 2012,حتى الآن",
    ), {"title": "الوزير", "start": "تاريخ تولي المنصب", "end": "تاريخ ترك المنصب"}),
    Table("a register of schools", rows(
        "URN,EstablishmentName,OpenDate,CloseDate,Town,TypeOfEstablishment",
        "100001,Alba Primary,01-09-1998,31-08-2011,Alba,Community school",
        "100002,Elm High,01-09-2001,,Elm,Academy",
        "100003,Dorf College,15-01-1975,31-12-1999,Dorf,Community school",
    ), {"title": "EstablishmentName", "start": "OpenDate", "end": "CloseDate"}),
    Table("schools closed and reopened", rows(
        "School,District,Closed on,Reopened,Reason",
        "Alba School,North,1/13/2020,1/15/2020,snow",
        "Ister School,North,2/22/2020,2/25/2020,flood",
        "Jura School,South,3/16/2020,,virus",
    ), {"title": "School", "start": "Closed on", "end": "Reopened"}),
    Table("schools by years, German", rows(
        "Schulnummer;Schulname;Gründung;Schließung;Träger",
        "101;Grundschule Alba;1898;2004;Stadt",
        "102;Realschule Elm;1965;;Kreis",
        "103;Gymnasium Dorf;1559;;Land",
    ), {"title": "Schulname", "start": "Gründung", "end": "Schließung"}),
    Table("schools by the year they were founded", rows(
        "Name of school,Founded,City,Pupils",
        "Alba School,1898,Alba,400",
        "Elm Academy,1965,Elm,820",
        "Dorf College,1559,Dorf,150",
    ), {"title": "Name of school", "date": "Founded"}),
    Table("events of Windows", rows(
        "Level,Date and Time,Source,Event ID,Task Category",
        "Information,10/28/2014 2:03:22 PM,Service Control Manager,7036,None",
        "Warning,10/28/2014 2:04:22 PM,Disk,51,None",
        "Error,10/29/2014 3:00:01 AM,Application Error,1000,(100)",
    ), {"date": "Date and Time"}),
    Table("minutes, Dutch", rows(
        "Datum;Agendapunt;Aanwezig;Besluit",
        "3 februari 2016;Begroting;Anna de Vries, Jan Bakker;akkoord",
        "15 maart 2016;Brug;Jan Bakker, Piet Smit;uitgesteld",
        "30 juni 2016;School;Anna de Vries;akkoord",
    ), {"title": "Agendapunt", "date": "Datum", "actors": "Aanwezig"}),
    Table("minutes, Italian", rows(
        "Data;Ordine del giorno;Presenti",
        "3 febbraio 2016;Bilancio comunale;Anna Rossi, Luca Verdi",
        "15 marzo 2016;Lavori al ponte;Luca Verdi",
        "30 giugno 2016;Scuola;Anna Rossi, Eva Neri",
    ), {"title": "Ordine del giorno", "date": "Data", "actors": "Presenti"}),
    Table("minutes, Chinese", rows(
        "序号,日期,议题,出席人",
        "1,2016年2月3日,预算,张三、李四",
        "2,2016年3月15日,桥梁,李四",
        "3,2016年6月30日,学校,王五、张三",
    ), {"title": "议题", "date": "日期", "actors": "出席人"}),
    Table("minutes, Korean", rows(
        "번호,회의일자,안건,참석자,장소",
        '1,2016년 2월 3일,예산안 심의,"김철수, 이영희",시청',
        "2,2016년 3월 15일,다리 보수,이영희,시청",
        '3,2016년 6월 30일,학교 문제,"박민수, 김철수",회의실',
    ), {"title": "안건", "date": "회의일자", "actors": "참석자"}),
    Table("minutes, Arabic", rows(
        "الرقم,التاريخ,الموضوع,الحاضرون",
        "١,٢٠١٦/٠٢/٠٣,الميزانية,أحمد علي، سارة حسن",
        "٢,٢٠١٦/٠٣/١٥,الجسر,سارة حسن",
        "٣,٢٠١٦/٠٦/٣٠,المدرسة,أحمد علي، ليلى عمر",
    ), {"title": "الموضوع", "date": "التاريخ", "actors": "الحاضرون"}),
    Table("earthquakes, with when the row was updated", rows(
        "time,latitude,longitude,depth,mag,magType,id,updated,place,type",
        '2021-03-01T10:11:12.130Z,35.1,-118.2,10.1,2.5,ml,ci1,2021-03-02T00:00:00.040Z,'
        '"10 km N of Alba",earthquake',
        '2021-03-02T10:11:12.130Z,36.1,-117.2,5.0,3.1,ml,ci2,2021-03-03T00:00:00.040Z,"3 km W of Elm",'
        'earthquake',
        '2021-03-03T10:11:12.130Z,34.1,-116.2,7.7,2.9,ml,ci3,2021-03-04T00:00:00.040Z,"22 km E of Dorf",'
        'quarry blast',
    ), {"title": "place", "date": "time"}),
    Table("court cases filed and decided", rows(
        "Case,Plaintiff,Defendant,Filed,Decided,Judge,Outcome",
        "Holm v. Costa,Ana Holm,Ben Costa,2001-02-03,2002-03-04,Kern,dismissed",
        "Egge v. City,Chi Egge,City of Elm,2003-05-01,,Falk,pending",
        "Dorn v. State,Dia Dorn,State of Jura,2004-07-09,2004-11-01,Kern,settled",
    ), {"title": "Case", "start": "Filed", "end": "Decided"}),
    Table("a family register", rows(
        "Surname,Given names,Born,Baptised,Died,Buried,Father,Mother",
        "Holm,Anna,3 Mar 1871,10 Mar 1871,17 Jun 1931,20 Jun 1931,Karl Holm,Maria Kern",
        "Holm,Karl,14 Oct 1868,20 Oct 1868,2 Feb 1930,5 Feb 1930,Jan Holm,Eva Lang",
        "Dorn,Dia,30 Jan 1899,,,,Eli Dorn,Anna Holm",
    ), {"start": "Born", "end": "Died"}),
    Table("shifts, German", rows(
        "Datum;Wer;Schicht;Station",
        "Mo 3.11.2014;Anna;Früh;A",
        "3.11.2014;Ben;Spät;A",
        "4.11.2014;Anna;Nacht;B",
        "5.11.2014;Chi;Früh;A",
        "6.11.2014;Ben;Früh;B",
    ), {"title": "Schicht", "date": "Datum", "actors": "Wer"}),
    Table("shifts, one told by its hours", rows(
        "Date,Employee,Shift,Start,End,Department",
        "11/03/2014,Ana Holm,Early,06:00,14:00,Ward 1",
        "11/03/2014,Ben Costa,Late,14:00,22:00,Ward 1",
        "11/13/2014,Ana Holm,Night,22:00,06:00,Ward 2",
        "11/14/2014,Chi Egge,Early,06:00,14:00,Ward 2",
    ), {"title": "Shift", "date": "Date", "actors": "Employee"}),
    Table("shifts, French", rows(
        "Date;Agent;Poste;Service",
        "lundi 3/11/2014;Anne;Matin;Urgences",
        "mardi 4/11/2014;Jean;Soir;Urgences",
        "mercredi 5/11/2014;Anne;Nuit;Bloc",
    ), {"title": "Poste", "date": "Date"}),
    Table("Asana", rows(
        "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,"
        "Start Date,Due Date,Tags,Notes,Projects",
        "1201,2021-02-01,2021-02-10,2021-02-10,Write report,Doing,Ana Holm,a@x.org,2021-02-02,"
        "2021-02-12,,,Road",
        "1202,2021-02-01,,2021-02-03,Call the harbour,To do,Ben Costa,b@x.org,2021-02-05,2021-02-20,,,Road",
        "1203,2021-02-02,,2021-02-03,Book rooms,To do,Ana Holm,a@x.org,,2021-03-01,,,Road",
    ), {"title": "Name", "start": "Start Date", "end": "Due Date", "actors": "Assignee"}),
    Table("Trello", rows(
        "Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,Attachment Count,"
        "Last Activity Date,List ID,List Name,Board ID,Board Name,Archived,Start Date,Due Complete",
        "5f1,Write report,https://trello.com/c/a,,Blue,anaholm (Ana Holm),2021-02-12T12:00:00.000Z,0,"
        "2021-02-10T12:00:00.000Z,l1,Doing,b1,Road,false,2021-02-02T12:00:00.000Z,false",
        '5f2,Call the harbour,https://trello.com/c/b,,Red,"bencosta (Ben Costa), anaholm (Ana Holm)",'
        '2021-02-20T12:00:00.000Z,0,2021-02-11T12:00:00.000Z,l1,Doing,b1,Road,false,,false',
        "5f3,Book rooms,https://trello.com/c/c,,,,2021-03-01T12:00:00.000Z,0,2021-02-11T12:00:00.000Z,"
        "l2,To do,b1,Road,false,,false",
    ), {"title": "Card Name", "actors": "Members"}),
    Table("a bank account, German", rows(
        '"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Beguenstigter/Zahlungspflichtiger";"Betrag";"Waehrung"',
        '"DE1";"03.02.21";"03.02.21";"LASTSCHRIFT";"Miete Februar";"Holm Wohnbau";"-750,00";"EUR"',
        '"DE1";"15.02.21";"15.02.21";"GUTSCHRIFT";"Lohn";"Firma Kern";"2.150,33";"EUR"',
        '"DE1";"26.02.21";"26.02.21";"KARTENZAHLUNG";"Einkauf";"Markt Elm";"-43,10";"EUR"',
    ), {"title": "Verwendungszweck", "date": "Buchungstag", "actors": "Beguenstigter/Zahlungspflichtiger"}),
    Table("a bank account", rows(
        "Details,Posting Date,Description,Amount,Type,Balance",
        "DEBIT,02/03/2021,ELM MARKET 123,-43.10,DEBIT_CARD,956.90",
        "CREDIT,02/15/2021,PAYROLL KERN INC,2150.33,ACH_CREDIT,3107.23",
        "DEBIT,02/26/2021,RENT HOLM,-750.00,CHECK,2357.23",
    ), {"title": "Description", "date": "Posting Date"}),
    Table("voyages", rows(
        "Ship,Master,Departure port,Departed,Arrival port,Arrived,Cargo",
        "Zeeland,Jan Bakker,Texel,3 Mar 1721,Batavia,14 Oct 1721,silver",
        "Hoop,Piet Smit,Texel,30 May 1722,Batavia,2 Feb 1723,cloth",
        "Arend,Jan Bakker,Goeree,11 Nov 1723,Cape,8 Mar 1724,bricks",
    ), {"title": "Ship", "start": "Departed", "end": "Arrived"}),
    Table("voyages of a company", rows(
        "number,name of ship,master,tonnage,built,yard,chamber,date of departure,place of departure,"
        "call at cape,date of arrival,place of arrival",
        "0001.1,AMSTERDAM,Jan Molenaar,60,1594,Amsterdam,A,1595-04-02,Texel,,1597-06-06,Bantam",
        "0002.1,DUIFJE,Simon Mau,50,1594,Amsterdam,A,1595-04-02,Texel,,1597-06-06,Bantam",
        "0003.1,HOLLANDIA,Jan Dignums,460,1594,Amsterdam,A,1598-05-01,Texel,,1599-12-19,Bantam",
    ), {"title": "name of ship", "start": "date of departure", "end": "date of arrival"}),
    Table("photographs", rows(
        "SourceFile,FileName,DateTimeOriginal,CreateDate,ModifyDate,Make,Model,GPSLatitude,GPSLongitude,"
        "ImageWidth",
        "./a/IMG_0001.JPG,IMG_0001.JPG,2014:10:28 14:03:22,2014:10:28 14:03:22,2014:11:01 09:00:00,"
        "Canon,EOS 5D,48.2,16.3,5760",
        "./a/IMG_0002.JPG,IMG_0002.JPG,2014:10:28 14:05:00,2014:10:28 14:05:00,2014:11:01 09:00:00,"
        "Canon,EOS 5D,48.2,16.3,5760",
        "./a/IMG_0003.JPG,IMG_0003.JPG,2014:10:29 08:00:00,2014:10:29 08:00:00,2014:11:01 09:00:00,"
        "Canon,EOS 5D,48.2,16.3,5760",
    ), {"title": "FileName", "date": "DateTimeOriginal"}),
    Table("sales, German", rows(
        "Datum;Vorgang;Betrag;Partner",
        "28.10.2014;Kauf;1.234,50;Holm GmbH",
        "29.10.2014;Verkauf;99,90;Kern AG",
        "03.11.2014;Kauf von Holz;12,00;Holm GmbH",
    ), {"title": "Vorgang", "date": "Datum", "actors": "Partner"}),
    Table("medals", rows(
        "Athlete,Event,Medal,Date,Country",
        "Ana Holm,100 m,Gold,2021-08-01,ELM",
        "Ben Costa,Long jump,Silver,2021-08-02,JUR",
        "Chi Egge,100 m,Bronze,2021-08-01,DOR",
    ), {"title": "Event", "date": "Date", "actors": "Athlete"}),
    Table("telephone numbers that look like days", rows(
        "Name,Phone,Ext",
        "Ana,20141028,12",
        "Ben,20150311,13",
        "Chi,20160530,14",
    ), {"title": None, "date": None}),
    Table("codes of countries", rows(
        "code,iso3,region,name",
        "840,USA,19,United States",
        "250,FRA,150,France",
        "276,DEU,150,Germany",
    ), {"title": None, "date": None}),
    Table("versions of programs", rows(
        "package,version,license",
        "pandas,2.1.4,BSD",
        "numpy,1.26.2,BSD",
        "rich,13.7.0,MIT",
    ), {"title": None, "date": None}),
    Table("numbers that look like years", rows(
        "Country,Code,Population,Area",
        "Elm,1900,1950,2001",
        "Jura,1950,2020,1999",
        "Dorf,2000,1875,1650",
    ), {"title": None, "date": None}),
    Table("results that look like dates", rows(
        "Team,Won,Lost,Score",
        "Alba,3,1,12-10",
        "Elm,2,2,10-11",
        "Dorf,1,3,9-12",
    ), {"title": None, "date": None}),
    Table("a data frame with its index", rows(
        ",date,event,who",
        "0,2014-10-28,Talks,Ana",
        "1,2014-10-29,Vote,Ben",
        "2,2014-11-03,Raid,Ana",
    ), {"title": "event", "date": "date", "actors": "who"}),
    Table("SPSS", rows(
        "caseid;evdate;evdesc;q1;q2",
        "1;28-OCT-2014;Talks held;1;2",
        "2;29-OCT-2014;Vote taken;1;9",
        "3;03-NOV-2014;Raid on office;2;1",
    ), {"title": "evdesc", "date": "evdate"}),
    Table("Stata", rows(
        "id,d_event,event_label,actor",
        "1,28oct2014,Talks held,Ana",
        "2,29oct2014,Vote taken,Ben",
        "3,03nov2014,Raid on office,Ana",
    ), {"title": "event_label", "date": "d_event", "actors": "actor"}),
    Table("a date for some rows, a start and an end for the others", rows(
        "Titel;Datum;Beginn;Ende",
        "Aufruf;28.10.2014;;",
        "Besetzung;;30.10.2014;02.11.2014",
        "Räumung;;03.11.2014;04.11.2014",
    ), {"title": "Titel", "date": "Datum", "start": "Beginn", "end": "Ende"}),
    Table("terms of office with remarks beside them", rows(
        "head_of_state,from_date,to_date,remarks",
        "Carl Webb,12/03/1950,28/07/1953,chosen by the second ballot",
        "Nora Pike,29/07/1953,14/02/1961,first of her party",
        "Nora Pike,15/02/1961,30/10/1964,left after the vote",
    ), {"title": "head_of_state", "start": "from_date", "end": "to_date"}),
    Table("a log of servers in milliseconds", rows(
        "event_id,time_ms,server,severity,message",
        "E1,1500000000117,web-1,warn,disk nearly full",
        "E2,1500000041220,web-2,error,service stopped by hand",
        "E3,1500000082909,web-1,warn,login refused",
        "E4,1500000123001,web-2,error,certificate expired",
        "E5,1500000164771,web-3,warn,restart after update",
    ), {"title": "message", "date": "time_ms", "actors": "server"}),
    Table("tasks of which one is due before it starts", rows(
        "Task,Start,Due",
        "Draw the plan,2014-10-28,2014-11-02",
        "Ask the council,2014-10-30,2014-10-20",
        "Build the wall,2014-11-01,2014-11-09",
    ), {"title": "Task", "start": "Start", "end": "Due"}),
]  # fmt: skip
