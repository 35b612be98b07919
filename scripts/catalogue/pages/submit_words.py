"""The words of the form page that its script uses: what is wrong, what a photo needs, how the file is sent."""

from __future__ import annotations

from catalogue.pages.terms import Terms


def submit_words(terms: Terms) -> dict[str, str]:
    """All words of the script by name; `%(…)s` is filled in there."""
    return _fault_words(terms) | _photo_words(terms) | _form_words(terms) | _file_words(terms)


def _fault_words(terms: Terms) -> dict[str, str]:
    text = terms.text
    return {
        "faultsOne": text("One thing is missing or not clear yet:"),
        "faultsMany": text("%(num)s things are missing or not clear yet:"),
        "required": text("Please fill this in."),
        "pick": text("Please choose one."),
        "photos": text("Add at least one photo: without a photo no buyer asks."),
        "photosBusy": text("A photo is still being prepared; please wait a moment."),
        "consent": text("Without your consent the product cannot be shown. Please read it and tick the box."),
        "number": text("Write digits, for example %(example)s."),
        "ambiguous": text(
            "%(value)s can be read in two ways. Write it without dots or commas, or with one decimal place."
        ),
        "whole": text("Write a whole number."),
        "above": text("Write a number above 0."),
        "max": text("At most %(max)s."),
        "digits": text("Write digits only, as in the example: %(example)s"),
        "date": text("Choose a date."),
        "email": text("Write the whole address, for example nama@contoh.co.id"),
        "web": text("Write the whole address, for example https://contoh.co.id"),
        "phone": text("Write the whole number, for example 0812 3456 7890"),
        "social": text("Write the name of the account, or its whole address on %(host)s"),
        "long": text("Too long: at most %(max)s characters."),
        "markup": text("Write plain text without signs such as < > or links."),
        "private": text("This looks like a NIK or NPWP number. Leave it out: it must not be on the internet."),
        "order": text("The second number must not be smaller than the first."),
        "name": text("Write a name with letters, for example Kopi Rempah Pakong."),
        "known": text("This business is in the catalogue already. Choose it from the list above."),
    }


def _photo_words(terms: Terms) -> dict[str, str]:
    text = terms.text
    return {
        "photoMain": text("Main photo"),
        "photoNumber": text("Photo %(num)s"),
        "photoWorking": text("Preparing photo %(num)s of %(total)s …"),
        "photoAdded": text("%(num)s photos ready."),
        "photoAddedOne": text("1 photo ready."),
        "photoGood": text("Sharp and bright: good."),
        "photoBlurred": text(
            "Looks blurred. Wipe the lens, hold the phone with both hands, tap the product to focus, and try again."
        ),
        "photoDark": text("Rather dark. Go near a window or outside in the shade, without flash, and try again."),
        "photoSmall": text(
            "Small: %(width)s × %(height)s pixels. Use the photo from the camera itself, not one sent by WhatsApp."
        ),
        "photoUnreadable": text(
            "%(name)s cannot be read here. If it is HEIC, set the camera to “Most compatible” (JPEG) and take it again."
        ),
        "photoTooMany": text("Ten photos at most. Not added: %(num)s."),
        "photoRemove": text("Remove"),
    }


def _form_words(terms: Terms) -> dict[str, str]:
    text = terms.text
    return {
        "progress": text("%(done)s of %(total)s filled in"),
        "removeEntry": text("Remove entry %(num)s"),
        "restored": text("Your draft of %(date)s is here again."),
        "restart": text("Start anew"),
        "restartSure": text("Everything filled in here will be lost. Start anew?"),
        "notKept": text("This browser does not let a draft be kept. Finish before you close this page."),
        "kept": text("Kept on this phone."),
        "understood": text("Understood as %(value)s"),
    }


def _file_words(terms: Terms) -> dict[str, str]:
    text = terms.text
    return {
        "making": text("Making the file …"),
        "failed": text("The file could not be made: %(reason)s. Your draft is kept; please try again."),
        "size": text("%(name)s, %(size)s KB"),
        "shareFailed": text("Sharing did not work here. Save the file and attach it as a document."),
        "shared": text("Handed over. Please check in WhatsApp that the file was really sent."),
        "fileTitle": text("Product for the catalogue: %(name)s"),
    }
