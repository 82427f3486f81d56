#!/bin/sh
# Puts CPA Desktop, from the folder it lies in, into the menu of the person who runs this, and has it open its own files.
# ./install.sh --remove takes that back; the program and what was entered stay where they are.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
command=$HOME/.local/bin/cpa

case $here in
*[\"\`\$\\%]*)
    echo "Hãy chuyển thư mục chương trình đến nơi mà đường dẫn không có dấu \" \` \$ \\ hay %." \
        "/ Move the program to a folder whose path has none of \" \` \$ \\ %." >&2
    exit 1
    ;;
esac

files() { (cd "$here/share" && find . -type f | cut -c 3-); }

# The menu entry names the program by where it is now; all else is copied as it is.
put() {
    mkdir -p "$(dirname "$data/$1")"
    while IFS= read -r line; do
        case $line in
        *@PROGRAM@*) printf '%s\n' "${line%%@PROGRAM@*}$here/cpa${line#*@PROGRAM@}" ;;
        *) printf '%s\n' "$line" ;;
        esac
    done < "$here/share/$1" > "$data/$1"
}

if [ "${1-}" = --remove ]; then
    files | while IFS= read -r file; do rm -f "$data/$file"; done
    if [ "$(readlink "$command" || true)" = "$here/cpa" ]; then rm "$command"; fi
    done="Đã gỡ khỏi danh mục. / Taken out of the menu."
else
    files | while IFS= read -r file; do
        case $file in
        *.desktop) put "$file" ;;
        *) mkdir -p "$(dirname "$data/$file")" && cp "$here/share/$file" "$data/$file" ;;
        esac
    done
    if [ ! -e "$command" ] || [ -L "$command" ]; then
        mkdir -p "$(dirname "$command")"
        ln -sfn "$here/cpa" "$command"
    fi
    done="Đã có trong danh mục; tệp .cpa mở bằng CPA Desktop. / In the menu; .cpa files open in CPA Desktop."
fi

# Desktops read these lists; one without such a tool finds the files by itself, at the latest when one logs in again.
for list in "update-mime-database $data/mime" "update-desktop-database $data/applications"; do
    tool=${list%% *}
    folder=${list#* }
    if command -v "$tool" >/dev/null && [ -d "$folder" ]; then "$tool" "$folder"; fi
done
printf '%s\n' "$done"
